"""The settings of the browser are what they say, and the few between them have every pair of choices."""

from itertools import product

from tests.journeys import matrix

LOOK = """
() => ({
  width: innerWidth,
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
  forced: matchMedia("(forced-colors: active)").matches,
})
"""
PAGE = "<!doctype html><html lang=en><title>Set</title><noscript>none</noscript><script>document.title = 'Ran'</script>"


def test_every_setting_is_there_once():
    settings = matrix.full()

    assert len(settings) == len(set(settings)) == 12
    assert len({str(setting) for setting in settings}) == 12


def test_the_few_settings_have_every_pair_of_choices():
    few = matrix.pairwise()

    for scripts, width in product(matrix.SCRIPTS, matrix.WIDTHS):
        assert any(setting.scripts == scripts and setting.width == width for setting in few)
    for scripts, colours in product(matrix.SCRIPTS, matrix.COLOURS):
        assert any(setting.scripts == scripts and setting.colours == colours for setting in few)
    for width, colours in product(matrix.WIDTHS, matrix.COLOURS):
        assert any(setting.width == width and setting.colours == colours for setting in few)


def test_the_few_settings_are_as_few_as_can_be_and_always_the_same():
    # Two widths with three colours make six pairs, and a setting has one of them.
    assert len(matrix.pairwise()) == 6
    assert matrix.pairwise() == matrix.pairwise()


def test_the_long_proof_has_every_setting_and_the_suite_the_few():
    assert matrix.chosen({"BROWSER_MATRIX": "full"}) == matrix.full()
    assert matrix.chosen({}) == matrix.pairwise()


def test_a_browser_is_set_as_its_setting_says(setting, set_page):
    set_page.set_content(PAGE)

    seen = set_page.evaluate(LOOK)
    forced = setting.colours == "forced"
    assert seen["width"] == setting.width
    assert seen["forced"] == forced
    # Forced colours have a scheme of their own.
    assert forced or seen["dark"] == (setting.colours == "dark")
    assert set_page.title() == ("Ran" if setting.scripts else "Set")
