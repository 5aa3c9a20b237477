"""Forms out and in: what a unit fills in Word or Excel instead of YAML.

`kinds` describes every form once; `contents` turns data into what stands in a form; `workbook` and
`paper` write it; the reader turns a filled form back into data with the same description.
"""
