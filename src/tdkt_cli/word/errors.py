"""What may go wrong on the way to paper."""


class DocumentError(Exception):
    """The HTML of a document is outside the set of elements of design §7, or holds bad characters.

    Attributes:
        reason: the sentence without the line.
        line: 1-based line in the HTML that was fed.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(f"{message} (dòng {line} của văn bản HTML)")
        self.reason = message
        self.line = line


class PdfUnavailable(Exception):  # noqa: N818 — the state of a machine, not a mistake
    """No PDF could be made; the text is a Vietnamese sentence that says what to do."""
