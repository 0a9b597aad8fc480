/** A modal dialog of the browser's own kind: what is behind it is inert, and the focus comes back afterwards. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface ModalProps {
  readonly label: string;
  readonly class?: string;
  /** Asked to close by the Escape key; absent: it cannot be escaped. */
  readonly onClose?: () => void;
  readonly children: ComponentChildren;
}

export function Modal({ label, class: className, onClose, children }: ModalProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The heading first: a reader should hear what this is before the first link or button.
    const heading = dialog?.querySelector<HTMLElement>("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={className}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onKeyDown={(event) => {
        // Browsers let a second Escape through even when the first was refused.
        if (event.key === "Escape" && onClose === undefined) event.preventDefault();
      }}
    >
      {children}
    </dialog>
  );
}
