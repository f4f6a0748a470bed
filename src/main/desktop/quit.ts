import { app } from "electron";

/**
 * Has the program stay when its window is gone, and end what runs before it does: the windows have closed by then, and
 * nothing can stop it any more.
 * @param failed hears why it did not end in good order
 */
export function endBeforeQuit(end: () => Promise<void>, failed: (thrown: unknown) => void): void {
  let ending = false;
  // Whoever hears this keeps the program running (docs/api/app.md, "window-all-closed").
  app.on("window-all-closed", () => {});
  app.on("will-quit", (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    // `exit` asks nobody again.
    void end().then(
      () => app.exit(0),
      (thrown) => {
        failed(thrown);
        app.exit(1);
      },
    );
  });
}
