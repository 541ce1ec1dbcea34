"""Front matter: the facts of a dispatch, each value in quotes so that no loader takes it for anything else."""

import datetime
import json
import re
from collections.abc import Mapping

from publish.importers.doubts import front_mark
from publish.importers.slugs import slug_of_file
from publish.importers.writer.inlines import single
from publish.model.credits import Credit
from publish.model.dispatch import Dispatch, Status

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes (YAML 1.2 §7.3.1)."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def front_matter(dispatch: Dispatch, path: str, doubts: Mapping[str, str]) -> list[str]:
    """The lines of the front matter, fences included; what is not given is left out, but for a missing headline.

    ``doubts`` says by a field's name why it is in doubt: its line is marked.
    """
    headline = quoted(single(dispatch.headline)) if dispatch.headline else "null"
    lines = ["---", f"headline: {headline}"]
    texts = (
        ("short", single(dispatch.short)),
        ("kicker", dispatch.kicker),
        ("standfirst", single(dispatch.standfirst)),
    )
    lines += [f"{key}: {quoted(text)}" for key, text in texts if text]
    if slug_of_file(path) != dispatch.slug:
        lines.append(f"slug: {quoted(dispatch.slug)}")
    days = (("date", dispatch.date), ("updated", dispatch.updated))
    lines += [f"{key}: {_day(day)}" for key, day in days if day is not None]
    lines.append(f"lang: {quoted(dispatch.lang)}")
    if dispatch.dateline is not None:
        place, country = dispatch.dateline.place, dispatch.dateline.country
        lines.append(f"dateline: {{place: {quoted(place)}, country: {quoted(country)}}}" if country else _plain(place))
    if dispatch.byline:
        lines.append(f"byline: {quoted(single(dispatch.byline))}")
    lines += _credits(dispatch)
    if dispatch.corrections:
        lines.append("corrections:")
    for correction in dispatch.corrections:
        lines += [f"  - date: {correction.date.isoformat()}", f"    text: {quoted(single(correction.text))}"]
    if dispatch.rights:
        lines.append(f"rights: {quoted(dispatch.rights)}")
    if dispatch.subjects:
        lines.append(f"subjects: [{', '.join(quoted(subject) for subject in dispatch.subjects)}]")
    if dispatch.embargo is not None:
        lines.append(f"embargo: {_day(dispatch.embargo)}")
    if dispatch.status is not Status.READY:
        lines.append(f"status: {dispatch.status}")
    if dispatch.weight is not None:
        lines.append(f"weight: {dispatch.weight}")
    lines += ["run_on: true"] if dispatch.run_on else []
    lines += [f"opening: {quoted(dispatch.opening)}"] if dispatch.opening else []
    return [*(_marked(line, doubts) for line in lines), "---"]


def _marked(line: str, doubts: Mapping[str, str]) -> str:
    """A line with a mark of doubt, where its key is in doubt."""
    reason = doubts.get(line.partition(":")[0], "")
    return f"{line}  {front_mark(reason)}" if reason else line


def _plain(place: str) -> str:
    return f"dateline: {{place: {quoted(place)}}}"


def _credits(dispatch: Dispatch) -> list[str]:
    lines = ["credits:"] if dispatch.credits else []
    for credit in dispatch.credits:
        lines += [f"  - name: {quoted(credit.name)}", f"    {_roles(credit)}"]
        texts = (("place", credit.place), ("affiliation", credit.affiliation), ("file_as", credit.file_as))
        lines += [f"    {key}: {quoted(text)}" for key, text in texts if text]
    return lines


def _roles(credit: Credit) -> str:
    if len(credit.roles) == 1:
        return f"role: {credit.roles[0]}"
    return f"roles: [{', '.join(credit.roles)}]"


def _day(day: datetime.date | datetime.datetime) -> str:
    """A date, or a time with its zone; times in UTC end in Z."""
    text = day.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text
