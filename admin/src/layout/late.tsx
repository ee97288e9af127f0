import { ErrorBoundary, type JSX, Suspense } from "solid-js";

/**
 * A part of the shell that is fetched later. Should that fail, as after a deployment that removed
 * its file, the part is missing and the page stays.
 */
export function Late(props: {
  readonly placeholder?: JSX.Element;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <ErrorBoundary fallback={props.placeholder}>
      <Suspense fallback={props.placeholder}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}
