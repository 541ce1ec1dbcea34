"""How faults get into what stands beside the pages of a sound file."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.preflight.plants import Plant
from tests.preflight.sound import Sound


def annotated(kind: Name) -> Plant:
    def plant(sound: Sound) -> None:
        x, y = sound.trim(2)
        note = Dictionary(Type=Name.Annot, Subtype=kind, Rect=[x + 60, y + 90, x + 160, y + 110])
        sound.pdf.pages[1].obj.Annots = Array([sound.pdf.make_indirect(note)])

    return plant


def outlined(sound: Sound) -> None:
    with sound.pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("One", 0))


def scripted(sound: Sound) -> None:
    sound.pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def attached(sound: Sound) -> None:
    sound.pdf.attachments["notes.txt"] = b"notes"


def formed(sound: Sound) -> None:
    field = sound.pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("name")))
    sound.pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def layered(sound: Sound) -> None:
    group = sound.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    sound.pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def intent(**changes: pikepdf.Object | None) -> Plant:
    def plant(sound: Sound) -> None:
        for key, value in changes.items():
            intent = sound.pdf.Root.OutputIntents[0]
            if value is None:
                del intent[f"/{key}"]
            else:
                intent[f"/{key}"] = value

    return plant


def no_intent(sound: Sound) -> None:
    del sound.pdf.Root.OutputIntents


def wrong_profile(sound: Sound) -> None:
    sound.pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def said(**changes: object) -> Plant:
    """Changes in the XMP; ``None`` takes a property out."""

    def plant(sound: Sound) -> None:
        with sound.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            for name, value in changes.items():
                key = name.replace("__", ":")
                if value is None:
                    del xmp[key]
                else:
                    xmp[key] = value

    return plant


def informed(**changes: object) -> Plant:
    def plant(sound: Sound) -> None:
        for key, value in changes.items():
            if value is None:
                del sound.pdf.docinfo[f"/{key}"]
            else:
                sound.pdf.docinfo[f"/{key}"] = value

    return plant


def told(sound: Sound) -> None:
    sound.pdf.docinfo.Title = String("The harbour of Orsa")


def fewer(number: int) -> Plant:
    def plant(sound: Sound) -> None:
        del sound.pdf.pages[-number:]

    return plant


def emptied(number: int) -> Plant:
    def plant(sound: Sound) -> None:
        sound.pdf.pages[number - 1].obj.Contents = sound.pdf.make_stream(b"% blank")

    return plant


def labelled(first: int, *rest: int) -> Plant:
    """Page labels: from each page of the list on they count from its number in thousands."""

    def plant(sound: Sound) -> None:
        runs: list[object] = [0, Dictionary(S=Name.D)]
        for number in (first, *rest):
            runs += [number - 1, Dictionary(S=Name.D, St=900), number, Dictionary(S=Name.D, St=number + 1)]
        sound.pdf.Root.PageLabels = Dictionary(Nums=Array(runs))

    return plant


def unlabelled(sound: Sound) -> None:
    del sound.pdf.Root.PageLabels
