"""Filled forms → data: reading each, judging all of them as one, showing and writing the change.

`reading` takes a form apart, `drafting` makes data files of it, `judging` runs the rules over the
data as they would be and brings what they find back to the cells, `changes` shows the difference.
"""
