import pytest

from .texts import found, in_text, info

PATIENT = [
    ("MRN 0012345 was seen.", "MRN 0012345"),
    ("Medical record number: A-123456.", "record number: A-123456"),
    ("Chart no. 4711", "Chart no. 4711"),
    ("Patient ID #88991", "Patient ID #88991"),
    ("DOB: 3/14/1960", "DOB: 3/14/1960"),
    ("Date of birth: March 14, 1960.", "Date of birth: March 14, 1960"),
    ("She was born on 14 March 1960.", "born on 14 March 1960"),
    ("MRN: 12-34-567", "MRN: 12-34-567"),
    ("MRN 123 4567", "MRN 123 4567"),
    ("MRN# 0012345", "MRN# 0012345"),
    ("Medical record number (MRN) 1234567", "record number (MRN) 1234567"),
    ("Medical record #1234567", "Medical record #1234567"),
    ("Date of birth (3/14/1960)", "Date of birth (3/14/1960"),
    ("Date of birth (month/day/year): 3/14/1960", "Date of birth (month/day/year): 3/14/1960"),
    ("DOB 3.14.60", "DOB 3.14.60"),
    ("DOB 3 / 14 / 1960", "DOB 3 / 14 / 1960"),
    ("DOB: 14-Mar-1960", "DOB: 14-Mar-1960"),
    ("DOB 03141960", "DOB 03141960"),
    ("Born: March 14, 1960", "Born: March 14, 1960"),
    ("He was born on the 14th of March, 1960.", "born on the 14th of March, 1960"),
    ("Social security number (SSN): 123 45 6789", "Social security number (SSN): 123 45 6789"),
    ("SSN 123.45.6789", "SSN 123.45.6789"),
    ("SSN 123456789", "SSN 123456789"),
    ("His number is 123-45-6789.", "123-45-6789"),
    ("<p>MRN:&nbsp;<strong>0012345</strong></p>", "MRN: 0012345"),
]
NO_PATIENT = [
    "Bring your medical record and your date of birth.",
    "On March 14, 2026, we open.",
    "The office opened on 3/14/2026.",
    "Call (212) 555-0142.",
    "ZIP 10001-1234.",
    "A record 12000 patients came.",
    "He was born in Ohio.",
    "Patient number: (212) 555-0142.",
    "Patient no. 212-555-0142",
    "A record number of 12000 patients came.",
    "Your medical record number (MRN) stands on the card.",
    "Write your date of birth (month/day/year) on the form.",
    "Chart no. 3 of 4",
    "Fax your medical record: (212) 555-0142",
    "Bring your medical record 24 hours before.",
    "Send medical records to 1200 Harbor Street.",
    "The birth date of aspirin was March 6, 1899.",
    "See trial NCT01234567.",
    "She was born on a Monday in March 1960.",
]
OTHERS = [
    ("Write to pat@example.org.", ["pat@example.org"]),
    ("Call 212-555-0199.", ["212-555-0199"]),
    ("Call +44 20 7946 0958.", ["+44 20 7946 0958"]),
    ("Call 2125550199 or (212) 555-0199.", ["2125550199", "(212) 555-0199"]),
]
OWN = [
    "Call (212) 555-0142.",
    "Call 212.555.0142 or +1-212-555-0142.",
    "Call 212\u00a0555\u20110142.",
    "Call 1 212 555 0142.",
    "Write to Hello@Clinic.example.",
    "Call 911, 988 or 1-800-222-1222.",
    "See 10.1002/14651858.CD013577 and 2026-11-02.",
]


@pytest.mark.parametrize(("text", "quote"), PATIENT)
def test_what_tells_who_a_patient_is_is_found(text, quote):
    assert in_text(text, "identifiers.patient") == [quote]


@pytest.mark.parametrize("text", NO_PATIENT)
def test_dates_and_numbers_of_other_things_are_let_be(text):
    assert in_text(text, "identifiers.patient") == []


@pytest.mark.parametrize(("text", "quotes"), OTHERS)
def test_a_number_or_an_address_that_is_not_the_clinics_is_found(text, quotes):
    assert in_text(text, "identifiers.possible", own=frozenset({"2125550142"})) == quotes


@pytest.mark.parametrize("text", OWN)
def test_the_clinics_own_is_let_be_in_any_notation_and_so_are_public_numbers(text):
    own = frozenset({"2125550142", "hello@clinic.example"})

    assert in_text(text, "identifiers.possible", own=own) == []


def test_unsigned_pages_are_looked_at_too():
    assert found(info("<p>MRN 0012345</p>"), "identifiers.patient") == ["MRN 0012345"]
