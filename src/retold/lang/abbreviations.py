"""Words that a full stop follows without ending the sentence.

Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

ABBREVIATIONS = word_set(
    "mr mrs ms mx dr prof rev hon st mt ft sgt lt col gen capt cmdr adm gov sen rep pres supt det insp jr sr esq messrs"
    " no nos art sec para vol fig p pp ed vs v cf eg ie etc al inc ltd co corp bros dept univ assn"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m u.s u.k u.n e.u e.g i.e"
)
"""Lower case, without the final stop."""
