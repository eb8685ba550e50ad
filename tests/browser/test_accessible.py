"""What a screen reader is given, in its order: names, roles and states of the pages that most people come to."""

from tests.golden.accessible import FOLDER, trees


def test_names_roles_and_their_order_are_those_that_were_approved(reader, site):
    for name, tree in trees(reader, site).items():
        assert (FOLDER / f"{name}.yaml").read_text(encoding="utf-8") == tree, name


def test_every_button_link_and_field_has_a_name():
    for tree in FOLDER.glob("*.yaml"):
        for line in tree.read_text(encoding="utf-8").splitlines():
            what, _, rest = line.strip().removeprefix("- ").partition(" ")
            if what.rstrip(":") in ("button", "link", "textbox", "combobox", "checkbox", "radio", "img", "heading"):
                assert rest.startswith('"'), (tree.name, line)
