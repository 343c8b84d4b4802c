from pathlib import Path

from local.sample_data.json_folder import JsonFolder, encode


def test_a_record_is_one_line_with_its_accents() -> None:
    assert encode({"a": 'Inês said "hi"\n', "b": None}) == '{"a": "Inês said \\"hi\\"\\n", "b": null}'


def test_lines_are_numbered_from_one_in_each_file(tmp_path: Path) -> None:
    folder = tmp_path / "landing"
    with JsonFolder(folder, ("a.json", "b.json"), bom=frozenset({"b.json"})) as out:
        numbers = [out.write("a.json", "{}"), out.write("a.json", ""), out.write("b.json", "no JSON")]
    assert numbers == [1, 2, 1]
    assert {entry.name: entry.read_bytes() for entry in folder.iterdir()} == {
        "a.json": b"{}\n\n",
        "b.json": b"\xef\xbb\xbfno JSON\n",
    }
    assert out.rows == {"a.json": 2, "b.json": 1}
