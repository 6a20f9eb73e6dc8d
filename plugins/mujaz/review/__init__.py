"""The review desk: imported pages, translations and records looked at and set right in a browser on this machine.

Everything that it does is a change of files in `content/`, each replaced whole and never over another's change.
"""
