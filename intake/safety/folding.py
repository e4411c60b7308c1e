"""Folds words that mean the same here into one: endings, and who somebody is to the writer."""

from functools import lru_cache

_SAME = {
    "PARTNER": "husband wife partner boyfriend girlfriend fiance fiancee bf gf hubby missus spouse",
    "KIN": "dad mum mom father mother parents stepdad stepmum stepfather stepmother uncle aunt brother sister cousin "
    "grandad granddad gran nan grandmother grandfather mam da mammy daddy",
    "CHILD": "son daughter kid kids child children baby boys girls toddler newborn twins eldest youngest infant",
    "FRIEND": "friend friends mate colleague neighbour flatmate roommate coworker",
    "THEY": "he she they",
    "THEM": "him her them",
    "THEIR": "his their",
    "NUMBER": "two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty "
    "2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "DAY": "monday tuesday wednesday thursday friday saturday sunday",
}
_CLASS_OF = {word: name for name, members in _SAME.items() for word in members.split()}
_ENDINGS = (("ing", "", 5), ("ed", "", 4), ("ies", "y", 4), ("s", "", 3))  # ending, what replaces it, longer than


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return the class of a plain word, in capitals, or the word without its ending."""
    if word in _CLASS_OF:
        return _CLASS_OF[word]
    for ending, instead, length in _ENDINGS:
        if word.endswith(ending) and len(word) > length and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    if len(word) > 3:
        word = word.removesuffix("e")
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
