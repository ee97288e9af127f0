import { createSignal, type JSX } from "solid-js";
import { ColorField } from "../../kit/color-field.tsx";
import { type DateRange, DateRangeField } from "../../kit/date-range-field.tsx";
import { FormRow } from "../../kit/form-row.tsx";
import { ListField } from "../../kit/list-field.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { Card } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { TagsField } from "../../kit/tags-field.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";

const nothing = () => undefined;

export function FieldSamples(): JSX.Element {
  return (
    <Card title="Fields" text="With a hint, a complaint, and disabled">
      <Texts />
      <Others />
    </Card>
  );
}

function Texts(): JSX.Element {
  const [name, setName] = createSignal("Northwind");
  const [text, setText] = createSignal("");
  return (
    <FormRow title="Text" text="What the fields are about stands at the left.">
      <TextField label="Name" hint="Visitors see it" value={name()} onInput={setName} />
      <TextField
        label="E-mail"
        type="email"
        value="ada@"
        onInput={nothing}
        complaint="must be an e-mail address"
      />
      <TextField label="Key" value="wtfu_0123" isDisabled onInput={nothing} />
      <TextArea
        label="Welcome message"
        placeholder="Hello, how can we help?"
        value={text()}
        onInput={setText}
      />
      <SearchField label="Search widgets" value="" onSearch={nothing} />
    </FormRow>
  );
}

function Others(): JSX.Element {
  const [color, setColor] = createSignal("#0f766e");
  const [delay, setDelay] = createSignal<number | null>(8);
  const [tags, setTags] = createSignal(["hours", "opening times", "closed"]);
  const [lines, setLines] = createSignal(["example.com", "shop.example.com"]);
  const [range, setRange] = createSignal<DateRange>({ from: "2026-11-01", to: "" });
  return (
    <FormRow title="Other kinds">
      <NumberField label="Open after" unit="s" min={0} value={delay()} onInput={setDelay} />
      <ColorField label="Primary colour" value={color()} onInput={setColor} />
      <TagsField label="Keywords" items={tags()} onChange={setTags} />
      <TagsField
        label="No keywords yet"
        placeholder="prices"
        items={[]}
        onChange={nothing}
        complaint="at least one"
      />
      <ListField label="Domains" hint="One a line" items={lines()} onChange={setLines} />
      <DateRangeField label="Period" value={range()} onChange={setRange} max="2026-11-30" />
    </FormRow>
  );
}
