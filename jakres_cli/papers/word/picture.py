"""A picture in the text of a Word file."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.papers.blocks import Picture

_HIGHEST = 792_000
"""22 mm; Word measures pictures in 36,000ths of a millimetre."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_INK = f"{_DRAWING}/wordprocessingDrawing"


def drawing(picture: Picture, relationship: str) -> str:
    """Return ``picture`` at the left margin, beside the lines that follow."""
    scale = _HIGHEST / max(picture.width, picture.height)
    size = f'cx="{int(picture.width * scale)}" cy="{int(picture.height * scale)}"'
    frame = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="logo"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic>"
    )
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_INK}" distT="0" distB="0" distL="0" distR="114300"'
        ' simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin">'
        '<wp:align>left</wp:align></wp:positionH><wp:positionV relativeFrom="margin">'
        f'<wp:align>top</wp:align></wp:positionV><wp:extent {size}/><wp:effectExtent l="0" t="0"'
        ' r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="logo" descr=""/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData'
        f' uri="{_DRAWING}/picture">{frame}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )
