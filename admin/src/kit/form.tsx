import type { JSX } from "solid-js";

interface FormProps {
  readonly class?: string;
  readonly onSubmit: () => void;
  readonly children: JSX.Element;
}

/** A form that is sent by our own code, never by the browser. */
export function Form(props: FormProps): JSX.Element {
  return (
    <form
      class={props.class}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}
