/**
 * The domain that a key is about: the row of the list that has the focus, else the one that is open. Where there is
 * neither, the row that is marked as the keyboard's.
 */
export function meantBy(open: string | null): string | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-keys="list"] [data-name]');
  const marked = () => document.querySelector<HTMLElement>('[data-keys="list"] [data-current]');
  return focused?.dataset.name ?? open ?? marked()?.dataset.name ?? null;
}
