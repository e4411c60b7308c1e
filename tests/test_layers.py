"""The house stands: every module has its layer, imports go down, nothing goes round."""

from graphlib import TopologicalSorter

from tests import layers


def test_every_module_has_a_layer():
    unknown = [name for name, _ in layers.modules() if layers.place_of(name) is None]
    assert unknown == []


def test_no_layer_is_kept_for_a_module_that_is_gone():
    present = {layers.place_of(name) for name, _ in layers.modules()}
    assert set(layers.LAYERS) - present == set()


def test_imports_go_down_never_up():
    upward = []
    for name, path in layers.modules():
        own = layers.LAYERS[layers.place_of(name)]
        higher = (target for target in layers.imports(path) if layers.LAYERS[layers.place_of(target)] < own)
        upward += [f"{name} imports {target}" for target in higher]
    assert upward == []


def test_an_app_imports_only_the_apps_below_it():
    wrong = []
    for name, path in layers.modules():
        app = name.split(".")[0]
        allowed = set(layers.APPS) if name in layers.NAMES_EVERY_APP else layers.MAY_IMPORT[app] | {app}
        wrong += [f"{name} imports {target}" for target in layers.imports(path) if target.split(".")[0] not in allowed]
    assert wrong == []


def test_there_is_no_import_cycle():
    graph = {name: layers.imports(path) - {name} for name, path in layers.modules()}
    TopologicalSorter(graph).prepare()


def test_few_modules_may_open_the_vault():
    openers = {
        layers.place_of(name)
        for name, path in layers.modules()
        if any(target.startswith("intake.vault") for target in layers.imports(path))
    }
    assert openers <= layers.MAY_OPEN_THE_VAULT


def test_articles_never_knows_the_intake():
    assert "intake" not in layers.MAY_IMPORT["articles"]
