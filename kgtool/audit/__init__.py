"""The Rechenprobe: stated figures that follow from other stated figures, recomputed on intervals."""
