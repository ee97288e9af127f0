import { ErrorBoundary, type JSX, onMount, Suspense } from "solid-js";

interface LateProps {
  readonly placeholder?: JSX.Element;
  /** Told when it could not be fetched, for what was asked for and is waited for. */
  readonly onFail?: () => void;
  readonly children: JSX.Element;
}

/**
 * A part of the shell that is fetched later. Should that fail, as after a deployment that removed
 * its file, the part is missing and the page stays.
 */
export function Late(props: LateProps): JSX.Element {
  return (
    <ErrorBoundary fallback={<Missing {...props} />}>
      <Suspense fallback={props.placeholder}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

function Missing(props: LateProps): JSX.Element {
  onMount(() => props.onFail?.());
  return <>{props.placeholder}</>;
}
