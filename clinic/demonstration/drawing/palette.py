"""The colours of the site's style sheet, and what lies between them."""

TEAL = "#0b5d59"
INK = "#16302e"
PAPER = "#fbfaf7"
WARM = "#b85c00"  # in a body: only where it hurts, or where the needle ends

MIST = ("#ebf3f0", "#d3e2de")
SEA = "#2f8580"
POOL = "#7dbab4"
FOAM = "#b5d8d3"
GLOW = "#f0a04b"

BONE = ("#fbf3e2", "#e8d8b9")
BONE_EDGE = "#b39c73"
BONE_DEEP = ("#e6d6b8", "#d3bf99")
DISC = ("#a5d0ca", "#7fb5ae")
DISC_EDGE = "#4d8d87"
STEEL = ("#dfe7e8", "#93a5a8")
STEEL_EDGE = "#5f7477"
HALO = "#d6e6e2"
FAT = ("#fbf0d4", "#f5e3b8")
FLESH = ("#f3e0d2", "#ead0bf")
SKIN = ("#e7bf9d", "#d9a67f")
SINEW = "#d8b25c"
MEDICINE = "#ef9433"
