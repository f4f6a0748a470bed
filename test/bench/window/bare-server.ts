import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

// A page without any library that does what the window's list does, and a server that does nothing but answer, in a
// process of its own: what this machine takes for it, this minute, is what the window is held against. Each keystroke
// asks for rows and draws as many, in as many cells, as the list has in sight; scrolling draws what comes into sight.
// Takes the rows, a page of the list's own as JSON, on standard input. Prints its port.

const rows = await text(process.stdin);
const page = `<!doctype html><meta charset="utf-8"><title>Bare</title>
<style>
  body { margin: 0; font: 14px system-ui }
  #list { height: 100vh; overflow: auto; position: relative }
  #body { height: 360000px; position: relative }
  .row { position: absolute; left: 0; right: 0; height: 36px; display: grid; border-bottom: 1px solid #ddd;
         grid-template-columns: 40px 110px 1fr 1fr 100px 80px 80px 120px 120px; contain: layout size style }
  .row > span { line-height: 35px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
</style>
<div id="list"><input type="search" aria-label="Search"><div id="body"></div></div>
<script>
  const [list, body, input] = [document.querySelector("#list"), document.querySelector("#body"), document.querySelector("input")];
  let rows = [], drawn = new Map();
  const draw = () => {
    const first = Math.floor(list.scrollTop / 36), last = first + Math.ceil(innerHeight / 36);
    for (const [n, row] of drawn) if (n < first || n > last) { row.remove(); drawn.delete(n) }
    for (let n = first; n <= last; n += 1) {
      if (drawn.has(n) || rows.length === 0) continue;
      const { name, typed, standing, flagged, checkedAt, nextAt, analysedAt, tags } = rows[n % rows.length];
      const row = document.createElement("div");
      row.className = "row";
      row.style.top = n * 36 + "px";
      row.setAttribute("role", "row"), row.setAttribute("data-index", n), row.setAttribute("data-name", name);
      for (const text of ["", standing, typed, flagged.join(", "), "", analysedAt, checkedAt, nextAt, tags.join(", ")]) {
        const cell = document.createElement("span");
        cell.textContent = text;
        row.append(cell);
      }
      body.append(row), drawn.set(n, row);
    }
  };
  const ask = async () => {
    const search = input.value;
    const answer = await fetch("/rows?search=" + encodeURIComponent(search), { method: "POST", body: search });
    rows = (await answer.json()).rows;
    for (const row of drawn.values()) row.remove();
    drawn.clear(), draw();
    list.setAttribute("data-filtered", search);
  };
  input.addEventListener("input", ask), list.addEventListener("scroll", draw), ask();
</script>`;

const server = createServer(({ url }, response) => {
  const asked = url?.startsWith("/rows") === true;
  response.setHeader("content-type", asked ? "application/json" : "text/html; charset=utf-8");
  response.end(asked ? rows : page);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
