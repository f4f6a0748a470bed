import { Component, type ReactNode, type RefObject } from "react";

interface Props {
  /** What the focus is kept in. */
  readonly within: RefObject<HTMLElement | null>;
  /** Gives it back, where the element that had it is not there any more, or is another one's now. */
  readonly giveBack: () => void;
  readonly children: ReactNode;
}

/**
 * Keeps the focus where it belongs in a part that is drawn anew: an element that is taken out leaves it to nobody,
 * and one that is written over would take it along to what it shows now. A class, because
 * React tells no other component what was there before it changes the page (getSnapshotBeforeUpdate).
 */
export class KeepsFocus extends Component<Props> {
  override getSnapshotBeforeUpdate(): boolean {
    return this.props.within.current?.contains(document.activeElement) ?? false;
  }

  override componentDidUpdate(_props: Props, _state: unknown, had: boolean): void {
    if (had) this.props.giveBack();
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
