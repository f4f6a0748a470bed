import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { SearchBox } from "../../../src/renderer/domains/SearchBox.tsx";
import type { Ways } from "../../../src/renderer/domains/use-view.ts";
import { show } from "../../support/window.tsx";

/** A list that follows what is typed when it is told to. */
function Following({ asked }: { asked: (search: string) => void }) {
  const [search, setSearch] = useState("");
  const [wanted, setWanted] = useState("");
  const nobody = () => expect.unreachable();
  const ways: Ways = {
    filter: ({ search = "" }) => {
      asked(search);
      setWanted(search);
    },
    sort: nobody,
    clear: nobody,
    open: nobody,
    follow: nobody,
  };
  return (
    <>
      <SearchBox search={search} ways={ways} />
      <button type="button" onClick={() => setSearch(wanted)}>
        follow
      </button>
      <button type="button" onClick={() => setSearch("")}>
        back
      </button>
    </>
  );
}

test("what is typed is shown before the list has followed, and what the list shows is shown after that", async () => {
  const asked = vi.fn();
  show(<Following asked={asked} />);
  const box = screen.getByRole<HTMLInputElement>("searchbox");
  await userEvent.type(box, "sho");
  expect(box.value).toBe("sho");
  expect(asked.mock.calls).toEqual([["s"], ["sh"], ["sho"]]);
  await userEvent.click(screen.getByText("follow"));
  expect(box.value).toBe("sho");
  await userEvent.click(screen.getByText("back"));
  expect(box.value).toBe("");
  await userEvent.type(box, "x{Escape}");
  expect(box.value).toBe("");
  expect(asked).toHaveBeenLastCalledWith("");
});
