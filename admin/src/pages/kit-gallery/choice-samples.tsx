import { createSignal, type JSX } from "solid-js";
import { CheckField } from "../../kit/check-field.tsx";
import { Combobox } from "../../kit/combobox.tsx";
import { Card } from "../../kit/page.tsx";
import { RadioField } from "../../kit/radio-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { SwitchField } from "../../kit/switch-field.tsx";
import { type Tab, Tabs } from "../../kit/tabs.tsx";

const POSITIONS = [
  { value: "right", label: "Bottom right", hint: "Where most people look" },
  { value: "left", label: "Bottom left" },
] as const;
const ZONES = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));
const TABS = [
  { value: "all", label: "All", count: 128 },
  { value: "gaps", label: "Gaps", count: 3 },
  { value: "tests", label: "Tests" },
] as const satisfies readonly Tab<string>[];

type TabName = (typeof TABS)[number]["value"];

export function ChoiceSamples(): JSX.Element {
  const [tab, setTab] = createSignal<TabName>("all");
  return (
    <>
      <Card title="Choices">
        <div class="grid gap-5 md:grid-cols-2">
          <Lists />
          <Boxes />
        </div>
      </Card>
      <Card title="Tabs">
        <Tabs label="Knowledge" tabs={TABS} value={tab()} onChange={setTab}>
          {(value) => <p class="text-muted">The tab called {value}.</p>}
        </Tabs>
      </Card>
    </>
  );
}

function Lists(): JSX.Element {
  const [position, setPosition] = createSignal<"left" | "right">("right");
  const [zone, setZone] = createSignal<string | null>("Europe/Madrid");
  return (
    <div class="space-y-4">
      <SelectField label="Position" value={position()} options={POSITIONS} onChange={setPosition} />
      <Combobox
        label="Time zone"
        hint="Type to search"
        value={zone()}
        options={ZONES}
        onChange={setZone}
      />
      <Combobox
        label="Client"
        placeholder="Choose a client"
        value={null}
        options={ZONES.slice(0, 3)}
        onChange={() => undefined}
        complaint="must be chosen"
      />
      <RadioField label="Position" value={position()} options={POSITIONS} onChange={setPosition} />
    </div>
  );
}

function Boxes(): JSX.Element {
  const [isOn, setOn] = createSignal(true);
  return (
    <div class="space-y-2">
      <CheckField
        label="Ask for an e-mail"
        hint="Before hand-over"
        isChecked={isOn()}
        onChange={setOn}
      />
      <CheckField label="Some of them" isChecked={false} isMixed onChange={() => undefined} />
      <CheckField label="Not to be changed" isChecked isDisabled onChange={() => undefined} />
      <SwitchField
        label="Appointments"
        hint="Takes effect at once"
        isOn={isOn()}
        onChange={setOn}
      />
      <SwitchField label="Not to be changed" isOn={false} isDisabled onChange={() => undefined} />
    </div>
  );
}
