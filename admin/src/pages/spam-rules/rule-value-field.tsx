import { createSignal, type JSX, Match, Switch } from "solid-js";
import type { SpamRule } from "../../../../contracts/admin/spam-rules.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { type Rate, rateIn, rateValue } from "./rate-value.ts";

type Written = Exclude<SpamRule["rule_type"], "rate_limit">;

interface FieldTexts {
  readonly label: TextKey;
  readonly hint: TextKey;
  readonly placeholder: string;
}

const TEXTS: Record<Written, FieldTexts> = {
  keyword: {
    label: "spam.value_keyword",
    hint: "spam.value_keyword_hint",
    placeholder: "casino",
  },
  pattern: {
    label: "spam.value_pattern",
    hint: "spam.value_pattern_hint",
    placeholder: "\\bfree (money|crypto)\\b",
  },
  ip_block: {
    label: "spam.value_ip",
    hint: "spam.value_ip_hint",
    placeholder: "203.0.113.0/24",
  },
};

interface RuleValueFieldProps {
  readonly type: SpamRule["rule_type"];
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly complaint: string | null;
}

/** What a rule looks for: for each type the field that it needs. */
export function RuleValueField(props: RuleValueFieldProps): JSX.Element {
  const written = () => (props.type === "rate_limit" ? null : TEXTS[props.type]);
  return (
    <Switch>
      <Match when={written()}>
        {(texts) => (
          <TextField
            label={t(texts().label)}
            hint={t(texts().hint)}
            placeholder={texts().placeholder}
            isRequired
            maxLength={500}
            value={props.value}
            onInput={props.onInput}
            complaint={props.complaint}
          />
        )}
      </Match>
      <Match when={props.type === "rate_limit"}>
        <RateFields {...props} />
      </Match>
    </Switch>
  );
}

function RateFields(props: RuleValueFieldProps): JSX.Element {
  const [rate, setRate] = createSignal<Rate>(
    rateIn(props.value) ?? { messages: Number.NaN, seconds: Number.NaN },
  );
  const change = (part: Partial<Rate>) => {
    setRate({ ...rate(), ...part });
    props.onInput(rateValue(rate()));
  };
  return (
    <div class="grid grid-cols-2 items-start gap-4">
      <NumberField
        label={t("spam.per_messages")}
        min={1}
        value={rate().messages}
        onInput={(messages) => change({ messages })}
        complaint={props.complaint}
      />
      <NumberField
        label={t("spam.per_seconds")}
        min={1}
        value={rate().seconds}
        onInput={(seconds) => change({ seconds })}
      />
    </div>
  );
}
