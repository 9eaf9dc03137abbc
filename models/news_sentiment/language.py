"""Whether a text is in English, by rule. The model has learnt English only; any other text is answered with NOT_ENGLISH.

Over the words of ``tokens.words``: ``foreign`` and ``english`` count words of the two lists, ``letters`` counts characters of category L, ``outside`` those of them
outside a-z, and ``split`` is pieces per word over words of a-z only, of at most 14 letters. The text is not English when
1. outside >= 0.3 x letters and letters >= 1, or
2. foreign >= english + 2, or
3. foreign >= 1 and english = 0 and split >= 1.7, or
4. english = 0, at least 4 such words, and split >= 2.2.
"""

import re
import unicodedata

from news_sentiment.tokens import words

NOT_ENGLISH = [0.3, 0.4, 0.3]
LETTERS = re.compile(r"[a-z]+")
ENGLISH = sorted(set((
    "the of to and for on is at by with from as its after are be will has was that it up down over says said than an this have new not more us their or but out "
    "into amid about against off he she we you they what why how who could may can if all were his her our does your been would should vs"
).split()))
# Words that English shares with other languages (a, in, per, no, do) are in neither list.
SHARED = {"a", "in", "per", "no", "do", "so", "me"}
FOREIGN = sorted(set((
    "der das und ist nicht mit von auf dem ein eine einen nach bei wird sich um zum zur im des aus sind auch uber fur bis vor durch stellen "
    "le les et est une dans pour sur par aux au avec en qui ses son sa ne pas plus que du cette leur entre hausse baisse "
    "el los las una por para con se al su lo es del mas sus como entre hasta tras desde ante "
    "il gli della di per che nel sono alla dei delle dal non piu tra nella sul con un ai titolo borsa conti "
    "os uma dos da em na ao com mais nao pelo pela das seu sua apos cai lucro receita "
    "het een van niet zijn op voor naar bij uit te door wordt meer heeft aan "
    "och att det som av pa med till ett ar inte den fran sin vid har kronor "
    "og af er til ikke pa etter fra ved blir som med "
    "ja etta ei oli vuoden prosenttia mukaan sen myos euroa "
    "w z na sie nie jest po przez od ze dla ktory jak proc "
    "ve bir bu icin ile yuzde olarak daha milyar borsa "
    "se je v ze pro podle az o ktere "
    "es egy az hogy szerint nem "
    "si din pentru cu la mai sunt "
    "yang dan dari untuk pada dengan ini akan tidak di ke"
).split()) - set(ENGLISH) - SHARED)
ENGLISH_SET, FOREIGN_SET = frozenset(ENGLISH), frozenset(FOREIGN)


def is_english(text, tokenizer):
    found = words(text)
    joined = [char for word in found for char in word if unicodedata.category(char).startswith("L")]
    outside = sum(not "a" <= char <= "z" for char in joined)
    if joined and outside >= 0.3 * len(joined):
        return False
    plain = [word for word in found if LETTERS.fullmatch(word)]
    foreign, english = sum(word in FOREIGN_SET for word in plain), sum(word in ENGLISH_SET for word in plain)
    short = [word for word in plain if len(word) <= 14]
    split = sum(len(tokenizer.pieces(word)) for word in short) / max(len(short), 1)
    if foreign >= english + 2 or foreign >= 1 and english == 0 and split >= 1.7:
        return False
    return not (english == 0 and len(short) >= 4 and split >= 2.2)

