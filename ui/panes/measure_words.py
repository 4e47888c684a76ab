"""The words for what a drill measures: a short name, and the one sentence that says how to do it better."""

from PySide6.QtCore import QCoreApplication


def measure_word(key: str) -> str:
    """A measure's name; empty for one that this program doesn't know."""
    words = {
        "command": QCoreApplication.translate("Measures", "taking command"),
        "severity": QCoreApplication.translate("Measures", "judging the severity"),
        "first-post": QCoreApplication.translate("Measures", "first public post"),
        "first-post-from-impact": QCoreApplication.translate("Measures", "first post from impact start"),
        "who": QCoreApplication.translate("Measures", "saying who is hurt"),
        "what": QCoreApplication.translate("Measures", "saying what fails"),
        "personal-data": QCoreApplication.translate("Measures", "asking about personal data"),
        "scribe": QCoreApplication.translate("Measures", "naming a scribe"),
        "promises": QCoreApplication.translate("Measures", "keeping promises of the next post"),
        "recovery": QCoreApplication.translate("Measures", "declaring recovery with a watch"),
        "second-judged": QCoreApplication.translate("Measures", "judging the second signal"),
        "second-verdict": QCoreApplication.translate("Measures", "taking the second signal as new"),
        "second-told": QCoreApplication.translate("Measures", "telling customers again"),
        "entries": QCoreApplication.translate("Measures", "writing it down"),
    }
    return words.get(key, "")


def practise_sentence(key: str) -> str:
    """What to practise next, in one sentence; empty for a measure that this program doesn't know."""
    sentences = {
        "command": QCoreApplication.translate(
            "Measures", "Take command first: name one commander within two minutes of the declaration."
        ),
        "severity": QCoreApplication.translate(
            "Measures", "Judge the severity early; when in doubt take the graver one and lower it later."
        ),
        "first-post": QCoreApplication.translate(
            "Measures",
            "Send the first public post before you know the cause: the draft is ready as you declare.",
        ),
        "first-post-from-impact": QCoreApplication.translate(
            "Measures",
            "Write down when customers were first hurt, and post within fifteen minutes of that.",
        ),
        "who": QCoreApplication.translate(
            "Measures", "Say within ten minutes who is hurt, even as a guess: mark it as estimated."
        ),
        "what": QCoreApplication.translate(
            "Measures", "Say within ten minutes what fails for the customer, in the customer's words."
        ),
        "personal-data": QCoreApplication.translate(
            "Measures", "Ask within ten minutes whether personal data is involved, and write the answer down."
        ),
        "scribe": QCoreApplication.translate(
            "Measures", "Name a scribe in the first ten minutes, so that you can lead and need not write."
        ),
        "promises": QCoreApplication.translate(
            "Measures", "Keep the promise of the next post: post by then, even if nothing has changed."
        ),
        "recovery": QCoreApplication.translate(
            "Measures",
            "Declare recovery once figures, inquiries and a try by hand agree, and name who watches until when.",
        ),
        "second-judged": QCoreApplication.translate(
            "Measures", "Judge each signal after recovery within its limit: who looks at it, and what it is."
        ),
        "second-verdict": QCoreApplication.translate(
            "Measures", "Take a signal after recovery as new, unless somebody is working on it right now."
        ),
        "second-told": QCoreApplication.translate(
            "Measures", "Tell customers within ten minutes that there is trouble again after recovery."
        ),
        "entries": QCoreApplication.translate(
            "Measures", "Write down facts and decisions as they happen: at least five lines."
        ),
    }
    return sentences.get(key, "")
