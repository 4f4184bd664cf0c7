"""The times read in a text, as an editor would tell them."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings

from factcheck.mention import Moment
from factcheck.moments import describe, find_date, parts, read, years_named
from tests.moments.making import DATELINES, TEXTS, WRITTEN

# The phrase in a sentence | the words read (all of them, in order, parted by " + ") | the moments as described
READINGS = """
It opened on 20 March 2025.|20 March 2025|Thursday 20 March 2025
It opened on July 21, 2025.|July 21, 2025|Monday 21 July 2025
It opened on the 22nd of July 2025.|22nd of July 2025|Tuesday 22 July 2025
It opened on March 5th, 2021.|March 5th, 2021|Friday 5 March 2021
It opened on 2021-03-05.|2021-03-05|Friday 5 March 2021
It opened on 07/21/2025.|07/21/2025|Monday 21 July 2025
It opened on 21/07/2025.|21/07/2025|Monday 21 July 2025
It opened on 21.07.2025.|21.07.2025|Monday 21 July 2025
It opened on 09 / 14 / 2013.|09 / 14 / 2013|Saturday 14 September 2013
It opened on 06/07/2025.|06/07/2025|7 June 2025 to 6 July 2025
Foiled on 10 Nov 11.|10 Nov 11|Thursday 10 November 2011
It lasted from Sept. 15-16, 2021.|Sept. 15-16, 2021|15 to 16 September 2021
It ran 15 to 17 September 2021.|15 to 17 September 2021|15 to 17 September 2021
He died Feb. 17.|Feb. 17|Friday 17 February 2023
He died on 10th Nov in Bern.|10th Nov|Thursday 10 November 2022
He died on Aug. 5.|Aug. 5|Friday 5 August 2022
The fair is on June 20.|June 20|Tuesday 20 June 2023
She is due back in court Sept. 17.|Sept. 17|Sunday 17 September 2023
The vote will be on 3 May.|3 May|Friday 3 May 2024
He died on Friday, Feb. 17.|Friday, Feb. 17|Friday 17 February 2023
The service is Saturday, July 22.|Saturday, July 22|Saturday 22 July 2023
They met on Monday, 22 July 2025.|Monday, 22 July 2025|Monday 22 July 2025
They met on Thursday (March 20, 2025) again.|Thursday (March 20, 2025)|Thursday 20 March 2025
They met on July 22, 2025, a Tuesday.|July 22, 2025, a Tuesday|Tuesday 22 July 2025
They met Fri, 11 Nov 2011.|Fri, 11 Nov 2011|Friday 11 November 2011
They met Fri. May. 26.|Fri. May. 26|Friday 26 May 2023
They met on Monday.|Monday|Monday 12 June 2023
They met on Wednesday.|Wednesday|Wednesday 14 June 2023
They met Thursday.|Thursday|Thursday 8 June 2023
They met last Friday.|last Friday|Friday 9 June 2023
They met last Wednesday.|last Wednesday|Wednesday 7 June 2023
They met last Monday.|last Monday|Monday 5 June 2023 or 12 June 2023
They will meet on Friday.|Friday|Friday 9 June 2023 or 16 June 2023
They meet next Tuesday.|next Tuesday|Tuesday 20 June 2023 or 27 June 2023
They meet this coming Tuesday.|this coming Tuesday|Tuesday 20 June 2023
They met this past Tuesday.|this past Tuesday|Tuesday 13 June 2023
They met the following Tuesday.|the following Tuesday|Tuesday
They met on Tuesday last week.|Tuesday last week|Tuesday 6 June 2023
They met on Tuesday of this week.|Tuesday of this week|Tuesday 13 June 2023
Shot Friday night.|Friday night|Friday 9 June 2023, night
Shot early Sunday.|early Sunday|Sunday 11 June 2023, early
Shot early on Sunday.|early on Sunday|Sunday 11 June 2023, early
Shot late Friday.|late Friday|Friday 9 June 2023, late
Shot late Friday afternoon.|late Friday afternoon|Friday 9 June 2023, late afternoon
Shot on Sunday morning.|Sunday morning|Sunday 11 June 2023, morning
Shot on Sunday evening.|Sunday evening|Sunday 11 June 2023, evening
Monday night's raid.|Monday night|Monday 12 June 2023, night
Thursday's vote.|Thursday|Thursday 8 June 2023
Shot in the early hours of Sunday.|early hours of Sunday|Sunday 11 June 2023, early hours
Shot on the night of May 3.|night of May 3|Wednesday 3 May 2023, night
It happened yesterday.|yesterday|Tuesday 13 June 2023
It happened yesterday afternoon.|yesterday afternoon|Tuesday 13 June 2023, afternoon
It happened today.|today|Wednesday 14 June 2023
It happens tomorrow.|tomorrow|Thursday 15 June 2023
It happens tonight.|tonight|Wednesday 14 June 2023, night
It happened last night.|last night|Tuesday 13 June 2023, night
It happened late last night.|late last night|Tuesday 13 June 2023, late night
It happened this morning.|this morning|Wednesday 14 June 2023, morning
It happened the day before yesterday.|the day before yesterday|Monday 12 June 2023
Drones came overnight.|overnight|13 to 14 June 2023, overnight
It happened this week.|this week|11 to 18 June 2023
It happened earlier this week.|earlier this week|11 to 14 June 2023
It happened last week.|last week|4 to 11 June 2023
It happens next week.|next week|18 to 25 June 2023
It happened over the weekend.|the weekend|9 to 11 June 2023
It happened at the weekend.|the weekend|9 to 11 June 2023
It happened last weekend.|last weekend|9 to 11 June 2023
It happened last month.|last month|May 2023
It happens next month.|next month|July 2023
It happened last year.|last year|2022
It happened this year.|this year|2023
It happened two days ago.|two days ago|Monday 12 June 2023
It happened 5 days ago.|5 days ago|8 to 10 June 2023
It happened a week ago.|a week ago|4 to 10 June 2023
It happened about two years ago.|about two years ago|30 May 2020 to 29 June 2022
It began in June 2015.|June 2015|June 2015
The February 2022 flood.|February 2022|February 2022
It began in 2024.|2024|2024
It has grown since 2019.|2019|2019
Since its 2022 merger it grew.|2022|2022
It began in June.|June|June 2023
It began in September.|September|September 2022
It began last August.|last August|August 2022
It will begin in September.|September|September 2023
It began in September last year.|September last year|September 2022
It began March last year.|March last year|March 2022
It came at 3:30 p.m. sharp.|3:30 p.m.|3:30 p.m.
It came at 12:03 a.m. sharp.|12:03 a.m.|12:03 a.m.
It came at 12:20 p.m. sharp.|12:20 p.m.|12:20 p.m.
It came at 4.58pm GMT.|4.58pm GMT|4:58 p.m.
It came at 2045 GMT.|2045 GMT|8:45 p.m.
It came at 20:49.|20:49|8:49 p.m.
It came at 9: 25 hours.|9: 25 hours|9:25 a.m.
It came at 9: 25 in the morning.|9: 25 in the morning|9:25 a.m.
It came at 7: 01 p. m. sharp.|7: 01 p. m.|7:01 p.m.
It came at 11am.|11am|11 a.m.
It came at 9 in the evening.|9 in the evening|9 p.m.
It came around noon.|around noon|about noon
It ended at half past nine on Friday evening.|half past nine on Friday evening|Friday 9 June 2023, 9:30 p.m.
It ended at about a quarter to six p.m. again.|about a quarter to six p.m.|about 5:45 p.m.
It ended at 20 minutes past 10 on Monday night.|20 minutes past 10 on Monday night|Monday 12 June 2023, 10:20 p.m.
It came just after noon.|just after noon|noon to 12:15 p.m.
It came just before 7 p.m. sharp.|just before 7 p.m.|6:45 p.m. to 7 p.m.
It came shortly after 11am.|shortly after 11am|11 a.m. to 11:15 a.m.
It came a little before 10 p.m. sharp.|a little before 10 p.m.|9:45 p.m. to 10 p.m.
It came at midnight.|midnight|midnight
It came between 2 and 3 p.m. sharp.|2 and 3 p.m.|2 p.m. to 3 p.m.
It was open 9 a.m. to 5 p.m. only.|9 a.m. to 5 p.m.|9 a.m. to 5 p.m.
It was open 11-2 p.m. only.|11-2 p.m.|11 a.m. to 2 p.m.
It came about 5:15 Tuesday afternoon.|about 5:15 Tuesday afternoon|Tuesday 13 June 2023, about 5:15 p.m.
It came Friday at 12:03 a.m. sharp.|Friday at 12:03 a.m.|Friday 9 June 2023, 12:03 a.m.
It came at 12:03 a.m. Friday.|12:03 a.m. Friday|Friday 9 June 2023, 12:03 a.m.
It came at 7 p.m. Feb. 9.|7 p.m. Feb. 9|Thursday 9 February 2023, 7 p.m.
On 1 May 2016 at approximately 9:00 PM.|1 May 2016 at approximately 9:00 PM|Sunday 1 May 2016, about 9 p.m.
It came at 9:30 last night.|9:30 last night|Tuesday 13 June 2023, 9:30 p.m.
It came around 1:30 this morning.|around 1:30 this morning|Wednesday 14 June 2023, about 1:30 a.m.
It came at 1:30 Friday night.|1:30 Friday night|Friday 9 June 2023, 1:30 a.m. that night
It came by 10am on Sunday morning.|by 10am on Sunday morning|Sunday 11 June 2023, midnight to 10 a.m.
They met at 10am today, Wednesday.|10am today, Wednesday|Wednesday 14 June 2023, 10 a.m.
SATURDAY, OCTOBER 17, 2015, 8: 14 PM|SATURDAY, OCTOBER 17, 2015, 8: 14 PM|Saturday 17 October 2015, 8:14 p.m.
14: 25 Sun Sep 15 2013|14: 25 Sun Sep 15 2013|Sunday 15 September 2013, 2:25 p.m.
7: 05am UK, Monday 19 October 2015|7: 05am UK, Monday 19 October 2015|Monday 19 October 2015, 7:05 a.m.
Monday 16 September 2013 03.31 BST|Monday 16 September 2013 03.31 BST|Monday 16 September 2013, 3:31 a.m.
Lunch Friday, dinner Sunday.|Friday + Sunday|Friday 9 June 2023 + Sunday 11 June 2023
7 p.m. Friday to 3 a.m. today|7 p.m. Friday + 3 a.m. today|Friday 9 June 2023, 7 p.m. + Wednesday 14 June 2023, 3 a.m.
""".strip().splitlines()
NO_MOMENTS = """
She is 24 years old and 24 hours late.
A man, aged 32, won 2:1 and then 2:30.
They call it Day One.
He writes for the Sunday Times and the Mail on Sunday.
She reads the Friday Gazette.
The Sunday Telegraph reported it.
Shoppers queue on Black Friday and Good Friday.
The march went on; they may 3 times march 5 miles.
You may stay; it may rain.
May I come in?
March on, he said.
The Sun and the Sat nav went down; Wed in spring, they sat in the sun.
Version 2.10.2024 and v 3.1.2 are out.
The shop opens Monday to Friday.
They meet every Monday and on Tuesdays.
It was a Sunday in spring.
The tower is 2000 metres from the 2100 block.
A ratio of 20:49:10 and a line of 1066 words.
He paid $5 pm said the note and 25% more.
A week later the summer ended.
Two or three weeks ago is vague; several days ago too.
It opens at 5:30.
It cost 7.30 a head.
The day after, they slept in the morning.
Call 0845 125 2222 or 555-1234.
In 2000 homes the lights went out.
USA Today and the Today programme reported.
The temperature rose to 2012 degrees.
February 30, 2024 and 31/31/2024 are no days.
""".strip().splitlines()


@pytest.mark.parametrize("line", READINGS)
def test_readings(line: str) -> None:
    text, words, described = line.split("|")
    found = read(text, WRITTEN)
    assert [text[at.span.start : at.span.end] for at in found] == words.split(" + ")
    assert [describe(at.moment) for at in found] == described.split(" + ")


def test_there_are_enough_phrases() -> None:
    assert len(READINGS) + len(NO_MOMENTS) >= 120


@pytest.mark.parametrize("text", NO_MOMENTS)
def test_what_is_no_moment(text: str) -> None:
    assert [text[at.span.start : at.span.end] for at in read(text, WRITTEN)] == []


def test_without_a_dateline_only_what_the_words_tell_is_read() -> None:
    [friday, clock, full] = read("Shot Friday night or 3 p.m. today or on 5 May 2021; last week; in June.", None)
    assert friday.moment == Moment(None, None, clock=(1080, 1680), weekday=4)
    assert clock.moment == Moment(None, None, clock=(900, 900))
    assert full.moment == Moment(dt.date(2021, 5, 5), dt.date(2021, 5, 5), explicit=True)


def test_a_clock_time_alone_has_no_day() -> None:
    [clock] = read("It fell about 3:30 p.m. sharp.", WRITTEN)
    assert clock.moment == Moment(None, None, clock=(930, 930), approximate=True)


def test_a_weekday_that_does_not_fit_is_kept_beside_its_date() -> None:
    [found] = read("On Monday, 22 July 2025 it rained.", WRITTEN)
    assert found.moment == Moment(dt.date(2025, 7, 22), dt.date(2025, 7, 22), weekday=0, explicit=True)


def test_the_year_is_one_where_the_weekday_fits() -> None:
    [found] = read("Closed since Tuesday, Aug. 2.", WRITTEN)
    assert found.moment.first == dt.date(2022, 8, 2)
    [found] = read("Closed since Wednesday, Aug. 2.", WRITTEN)
    assert found.moment.first == dt.date(2023, 8, 2)


@pytest.mark.parametrize(
    ("text", "weekday", "date"),
    [
        ("Monday, 22 July 2025", "Monday", "22 July 2025"),
        ("July 22, 2025, a Monday", "Monday", "July 22, 2025"),
        ("9 p.m. on Fri 11 Nov 2011", "Fri", "11 Nov 2011"),
        ("today, Tuesday", "Tuesday", "today"),
    ],
)
def test_parts(text: str, weekday: str, date: str) -> None:
    sides = parts(text)
    assert sides is not None
    assert [text[side.start : side.end] for side in sides] == [weekday, date]


def test_parts_of_one_side_only() -> None:
    assert parts("Monday") is None
    assert parts("22 July 2025") is None


def test_years_named() -> None:
    assert years_named("On 22 July 2025, in 2019 and on May 3; from June 2011.") == [2025, 2019, 2011]


@settings(max_examples=250, deadline=None)
@given(TEXTS, DATELINES)
def test_any_text_gives_ordered_spans_inside_it(text: str, written: dt.datetime | None) -> None:
    end = 0
    for found in read(text, written):
        assert end <= found.span.start < found.span.end <= len(text)
        assert text[found.span.start : found.span.end].strip() == text[found.span.start : found.span.end]
        end = found.span.end
        assert (found.moment.first is None) == (found.moment.last is None)
        assert found.moment.first is None or found.moment.last is None or found.moment.first <= found.moment.last
        assert found.moment.clock is None or 0 <= found.moment.clock[0] <= found.moment.clock[1] <= 3 * 1440
        assert describe(found.moment)
    parts(text)
    find_date(text)


@pytest.mark.parametrize(
    "unit", ["1", "1:", "12:30 ", "Monday, ", "May 5 ", "on the ", "about ", "9 and ", " ", "1/1/", "a "]
)
def test_reading_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.perf_counter()
        read(text, WRITTEN)
        return time.perf_counter() - start

    seconds(1000)
    short, long = min(seconds(5_000) for _ in range(3)), seconds(40_000)
    assert long < 30 * short + 0.1  # eight times the text; a quadratic reader takes sixty-four times as long
