import { act, screen } from "@testing-library/react";
import { type ReactNode, Suspense, useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { Broken } from "../../../src/renderer/shell/Broken.tsx";
import { type Connection, ConnectionContext } from "../../../src/renderer/shell/connection.ts";
import { loadParts, part } from "../../../src/renderer/shell/part.tsx";
import { show } from "../../support/window.tsx";

vi.mock("../../../src/renderer/rpc.ts", async () => (await import("../../support/window.tsx")).rpc);

// React tells of every error that a boundary has caught.
beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));

const Place = ({ name }: { name: string }) => <p>here is {name}</p>;

/** A part that cannot be had while its Banken is away. */
function aPart() {
  const banken = { away: false };
  const bring = vi.fn(async () => {
    if (banken.away) throw new TypeError("Failed to fetch dynamically imported module");
    return Place;
  });
  return { banken, bring, Part: part(bring) };
}

function framed(connection: Connection, children: ReactNode) {
  return (
    <ConnectionContext value={connection}>
      <Broken>
        <Suspense fallback="on its way">{children}</Suspense>
      </Broken>
    </ConnectionContext>
  );
}

const settle = () => act(async () => {});

test("a part is loaded once, when it is shown", async () => {
  const { bring, Part } = aPart();
  expect(bring).not.toHaveBeenCalled();
  show(framed("connected", <Part name="one" />));
  await screen.findByText("here is one");
  show(framed("connected", <Part name="two" />));
  await screen.findByText("here is two");
  expect(bring).toHaveBeenCalledTimes(1);
});

test("a part that could not be loaded comes by itself when Banken is back, and has no button that would lose the window", async () => {
  const { banken, Part } = aPart();
  banken.away = true;
  let set: (connection: Connection) => void = () => {};
  const Window = () => {
    const [connection, setConnection] = useState<Connection>("lost");
    set = setConnection;
    return framed(connection, <Part name="one" />);
  };
  show(<Window />);
  await screen.findByText(/could not be loaded, because Banken does not answer/);
  expect(screen.queryByRole("button")).toBeNull();
  banken.away = false;
  act(() => set("connected"));
  await screen.findByText("here is one");
});

test("a part that stays broken while Banken answers offers to reload, and is tried anew when one comes back to it", async () => {
  const { banken, Part } = aPart();
  banken.away = true;
  show(framed("connected", <Part name="one" />)).unmount();
  const { unmount } = show(framed("connected", <Part name="one" />));
  await screen.findByRole("button", { name: "Reload the window" });
  unmount();
  banken.away = false;
  show(framed("connected", <Part name="one" />));
  await screen.findByText("here is one");
});

test("ahead of time, every part is loaded, and what cannot be is tried anew when it is shown", async () => {
  const [first, second] = [aPart(), aPart()];
  second.banken.away = true;
  await loadParts(new AbortController().signal);
  expect([first.bring.mock.calls.length, second.bring.mock.calls.length]).toEqual([1, 1]);
  second.banken.away = false;
  show(framed("connected", <second.Part name="it" />));
  await screen.findByText("here is it");
  await settle();
  expect(second.bring).toHaveBeenCalledTimes(2);
});

test("what is loaded already is drawn at once", async () => {
  const { Part } = aPart();
  await loadParts(new AbortController().signal);
  show(framed("connected", <Part name="one" />));
  screen.getByText("here is one");
});
