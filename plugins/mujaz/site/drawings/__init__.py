"""Maps, timelines and networks as inline SVG: pure functions from what a view holds to a drawing.

A drawing is `WIDTH` units wide, coloured by the stylesheet's variables (`theme/static/css/drawings.css`), and the same
bytes every time. What stands around it, its title, its description and the table of the same data, is the template's
(`theme/templates/macros/drawings.html`).
"""

from mujaz.site.drawings.svg import WIDTH, Drawn

__all__ = ["WIDTH", "Drawn"]
