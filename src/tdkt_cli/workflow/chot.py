"""`tdkt chot`: the digests of the year's files at a deadline, signed off; and how they stand."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import edits
from tdkt_cli.consolidate.filing import units_to_register, units_to_report
from tdkt_cli.consolidate.seals import (
    SealedState,
    files_to_seal,
    later_files,
    meanings,
    sealed_states,
)
from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import count, short_date
from tdkt_cli.workflow.changing import Change, Changed, NotChanged, Standing, change_data
from tdkt_cli.workflow.checking import check_year
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tdkt_cli.models import Dataset, Plan, Seal, Sourced
    from tdkt_cli.models.reviews import EarlierSeal

_SHOWN, _GROUP = 16, 4  # characters of a digest on the screen and on paper, and of its groups
_BLANK = " " * (_SHOWN + _SHOWN // _GROUP - 1)
_FIRST_LINE = "Bảng chốt do lệnh tdkt chot ghi; sửa bằng tay thì bảng mất giá trị đối chiếu."


class Sealing(NamedTuple):
    """What the command line asks for.

    Attributes:
        day: the day of sealing; `None` for the last day of the deadline.
        person: who signs the list off, `""` where nobody is named.
        round_number: the round, `None` for the registrations.
        again: whether a list that differs may be replaced.
    """

    day: date | None = None
    person: str = ""
    round_number: int | None = None
    again: bool = False


def chot(folder: str | None, year: int | None, asked: Sealing) -> Changed:
    """Write the list of digests.

    Raises:
        CannotRun: no such round, no day.
    """
    return change_data(folder, year, lambda standing: _sealed(standing, asked))


def state(folder: str | None, year: int | None, round_number: int | None) -> tuple[str, ...]:
    """Return how the sealed files stand now, a sentence each.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.
        round_number: the round, `None` for every list.

    Raises:
        CannotRun: nothing was sealed.
    """
    dataset = check_year(folder, year).loaded.dataset
    seals = [
        source
        for source in dataset.seals
        if round_number is None or source.record.so_dot == round_number
    ]
    if not seals:
        raise CannotRun("Chưa chốt lần nào: chạy «tdkt chot» khi hết hạn.")
    return tuple(line for source in seals for line in _lines(dataset, source))


def _lines(dataset: Dataset, source: Sourced[Seal]) -> list[str]:
    seal = source.record
    by = f", người chốt: {seal.nguoi_chot}" if seal.nguoi_chot else ""
    lines = [f"  đã thay: {_signed(earlier)}" for earlier in seal.chot_truoc]
    lines = [f"{_title(seal.so_dot)}: chốt ngày {short_date(seal.ngay_chot)}{by}", *lines]
    lines += [
        f"  {short_digest(found.sealed.ma_bam)}  {found.sealed.ten_tep}: {_word(found)}"
        for found in sealed_states(dataset)
        if found.source is source
    ]
    lines += [f"  {_BLANK}  {name}: có sau khi chốt" for name in later_files(dataset, source)]
    return [*lines, f"  Mã của bảng chốt: {_code(seal)}"]


def _word(found: SealedState) -> str:
    if found.digest is None:
        return "KHÔNG CÒN"
    if found.digest == found.sealed.ma_bam:
        return "nguyên vẹn"
    words = {True: "ĐÃ ĐỔI NỘI DUNG", False: "trình bày lại, nội dung không đổi", None: "đã đổi"}
    return words[found.meaning_changed]


def _code(signed: Seal | EarlierSeal) -> str:
    return list_digest([(entry.ten_tep, entry.ma_bam) for entry in signed.tep_chot])


def _signed(signed: Seal | EarlierSeal) -> str:
    """Return who signed a list off, when, how many files, its code."""
    by = f", người chốt: {signed.nguoi_chot}" if signed.nguoi_chot else ""
    day, files = short_date(signed.ngay_chot), len(signed.tep_chot)
    return f"chốt ngày {day}{by}, {files} tệp, mã {_code(signed)}"


def list_digest(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the digest of a list of names and digests, to be written on the paper signed."""
    text = "".join(f"{digest}  {name}\n" for name, digest in pairs)
    return short_digest(hashlib.sha256(text.encode()).hexdigest())


def short_digest(digest: str) -> str:
    """Return the first characters of a digest in groups that can be read aloud."""
    return "-".join(digest[at : at + _GROUP] for at in range(0, _SHOWN, _GROUP))


def _title(round_number: int | None) -> str:
    return f"Kết quả đợt {round_number}" if round_number else "Đăng ký"


def _sealed(standing: Standing, asked: Sealing) -> Change:
    dataset = standing.checked_year.loaded.dataset
    if dataset.plan is None:
        raise NotChanged("Chưa chốt: kế hoạch của năm có lỗi, sửa kế hoạch trước.")
    plan = dataset.plan.record
    day = asked.day or _deadline(plan, asked)
    names = files_to_seal(dataset, asked.round_number)
    _check(standing, names, asked)
    said = meanings(dataset)
    files = [(name, dataset.digests[name], said.get(name)) for name in names]
    tree: dict[str, edits.Given] = {"nam_ke_hoach": dataset.year}
    if asked.round_number:
        tree["so_dot"] = asked.round_number
    tree |= _signing(day, asked.person, files)
    file = _file(dataset, asked.round_number)
    before = next((source.record for source in dataset.seals if source.file.name == file), None)
    if before and not asked.again:
        same = f"{_title(asked.round_number)} đã chốt, không tệp nào thay đổi: không ghi thêm."
        return Change({}, (same,), "Xem từng tệp: «tdkt chot --xem».")
    if before:
        tree["chot_truoc"] = [_kept(one) for one in (*before.chot_truoc, before)]
    lines = _said(dataset, plan, names, asked, day)
    if before:
        lines.append(f"Bảng chốt trước vẫn giữ trong tệp: {_signed(before)}.")
    return Change({file: edits.new_file(tree, _FIRST_LINE)}, tuple(lines), _next_step(asked, day))


def _signing(
    day: date, person: str, files: Iterable[tuple[str, str, str | None]]
) -> dict[str, edits.Given]:
    """Return day, person and files of a seal: names, digests, fingerprints of meaning."""
    entries: list[edits.Given] = []
    for name, digest, meaning in files:
        entry: dict[str, edits.Given] = {"ten_tep": name, "ma_bam": digest}
        entries.append({**entry, "ma_noi_dung": meaning} if meaning else entry)
    who: dict[str, edits.Given] = {"nguoi_chot": person} if person else {}
    return {"ngay_chot": day, **who, "tep_chot": entries}


def _kept(signed: Seal | EarlierSeal) -> dict[str, edits.Given]:
    files = ((one.ten_tep, one.ma_bam, one.ma_noi_dung) for one in signed.tep_chot)
    return _signing(signed.ngay_chot, signed.nguoi_chot or "", files)


def _next_step(asked: Sealing, day: date) -> str:
    """Return what was taken for granted, how to give another, and what comes next."""
    parts = []
    if asked.day is None:
        parts.append(f"Ngày chốt lấy ngày cuối của hạn nộp ({short_date(day)})")
    if not asked.person:
        parts.append("chưa ghi người chốt" if parts else "Chưa ghi người chốt")
    given = [
        option
        for option, missing in (("--ngay", asked.day is None), ("--nguoi", not asked.person))
        if missing
    ]
    taken = f"{'; '.join(parts)}: ghi khác thì chạy lại với {', '.join(given)}, --chot-lai. "
    step = "Tiếp theo: ghi mã của bảng chốt vào văn bản trình ký; xem lại bằng «tdkt chot --xem»."
    return f"{taken if parts else ''}{step}"


def _file(dataset: Dataset, round_number: int | None) -> str:
    stem = f"dot-{round_number}" if round_number else "dang-ky"
    known = [source.file.name for source in dataset.seals if source.file.stem == stem]
    return known[0] if known else f"data/reviews/{dataset.year}/chot/{stem}.yaml"


def _deadline(plan: Plan, asked: Sealing) -> date:
    """Return the last day of the deadline: the day whose files the list is about."""
    deadline = plan.round(asked.round_number) if asked.round_number else plan.dang_ky
    if deadline is None:
        known = ", ".join(str(peak.so_dot) for peak in plan.dot_thi_dua)
        raise CannotRun(
            f"Kế hoạch năm {plan.nam_ke_hoach} không có đợt {asked.round_number} (có đợt: {known})."
        )
    if deadline.last_day is None:
        raise CannotRun(
            f"Cần ngày chốt: thêm --ngay, hoặc ghi han_nop của đợt {asked.round_number} trong kế "
            "hoạch."
        )
    return deadline.last_day


def _check(standing: Standing, names: Sequence[str], asked: Sealing) -> None:
    """Refuse to sign off nothing, faulty files, or another list than was signed off before."""
    dataset = standing.checked_year.loaded.dataset
    if all(name.startswith("data/plan-") for name in names):
        raise NotChanged("Chưa chốt: chưa có đơn vị nào gửi, không có gì để chốt.")
    errors = [
        found
        for found in standing.checked_year.findings
        if found.severity is Severity.ERROR and found.where.file in names
    ]
    if errors:
        raise NotChanged(
            f"Chưa chốt: còn {count(len(errors))} lỗi trong các tệp phải chốt; chạy «tdkt "
            "validate»."
        )
    stem = _file(dataset, asked.round_number)
    sealed = next((source for source in dataset.seals if source.file.name == stem), None)
    if sealed is None and standing.content(stem) is not None:
        raise NotChanged(
            f"Chưa chốt: tệp {stem} có lỗi, ghi đè thì mất người chốt và ngày chốt trước. Sửa tệp "
            "theo «tdkt validate», hoặc chuyển tệp ấy ra khỏi data/."
        )
    if sealed and not asked.again:
        now = {name: dataset.digests[name] for name in names}
        then = {entry.ten_tep: entry.ma_bam for entry in sealed.record.tep_chot}
        differing = sum(now.get(name) != then.get(name) for name in {**now, **then})
        if differing:
            raise NotChanged(
                f"Chưa chốt: đã chốt ngày {short_date(sealed.record.ngay_chot)} và từ đó có thay "
                f"đổi ({count(differing)} tệp khác); xem bằng --xem, chốt lại bằng --chot-lai."
            )


def _said(
    dataset: Dataset, plan: Plan, names: Sequence[str], asked: Sealing, day: date
) -> list[str]:
    round_ = plan.round(asked.round_number) if asked.round_number else None
    units = units_to_report(dataset, round_) if round_ else units_to_register(dataset)
    filed = {name.rpartition("/")[2].rpartition(".")[0] for name in names}
    absent = [unit.ten_don_vi for unit in units if unit.ma_don_vi not in filed]
    lines = [f"{_title(asked.round_number)}: chốt {count(len(names))} tệp, ngày {short_date(day)}."]
    lines += [f"  {short_digest(dataset.digests[name])}  {name}" for name in names]
    if absent:
        lines.append(f"Chưa có bản của {count(len(absent))} đơn vị: {', '.join(absent)}.")
    lines.append(f"Mã của bảng chốt: {list_digest([(n, dataset.digests[n]) for n in names])}")
    return lines
