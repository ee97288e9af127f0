import { For, type JSX } from "solid-js";
import { Button } from "../../kit/button.tsx";
import { Page } from "../../kit/page.tsx";
import { setTheme } from "../../layout/theme.ts";
import { usePageTitle } from "../../layout/title.ts";
import { ChoiceSamples } from "./choice-samples.tsx";
import { FieldSamples } from "./field-samples.tsx";
import { OverlaySamples } from "./overlay-samples.tsx";
import { SmallSamples } from "./small-samples.tsx";
import { StateSamples } from "./state-samples.tsx";
import { TableSamples } from "./table-samples.tsx";

const SAMPLES = [
  SmallSamples,
  FieldSamples,
  ChoiceSamples,
  OverlaySamples,
  TableSamples,
  StateSamples,
] as const;

/** Every part of the kit in every state. Built for developers only, hence in English only. */
export function KitGallery(): JSX.Element {
  usePageTitle(() => "Kit");
  return (
    <main>
      <Page
        title="Kit"
        text="Every part in every state"
        actions={
          <>
            <Button onClick={() => setTheme("light")}>Light</Button>
            <Button onClick={() => setTheme("dark")}>Dark</Button>
          </>
        }
      >
        <div class="space-y-5">
          <For each={SAMPLES}>{(Sample) => <Sample />}</For>
        </div>
      </Page>
    </main>
  );
}
