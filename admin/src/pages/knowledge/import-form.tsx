import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import { IMPORT_KINDS } from "../../../../contracts/knowledge-import-words.ts";
import type { CreateImport } from "../../../../contracts/knowledge-imports.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Field } from "../../kit/field.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Card } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";

type Kind = CreateImport["kind"];
/** What is handed over, and not fetched. */
type PastedKind = Exclude<Kind, "url" | "sitemap">;

interface ImportFormProps {
  readonly widgetId: number;
  readonly onBegun: (importId: number) => void;
}

export function ImportForm(props: ImportFormProps): JSX.Element {
  const queries = useQueryClient();
  const [kind, setKind] = createSignal<Kind>("csv");
  const [content, setContent] = createSignal("");
  const [url, setUrl] = createSignal("");
  const wish = (): CreateImport => {
    const chosen = kind();
    return chosen === "url" || chosen === "sitemap"
      ? { kind: chosen, url: url() }
      : { kind: chosen, content: content() };
  };
  const begin = useMutation(() => ({
    mutationFn: () =>
      call(knowledgeLifeOperations, "POST /widgets/:widgetId/knowledge/imports", {
        params: { widgetId: props.widgetId },
        body: wish(),
      }),
    onSuccess: async (begun) => {
      props.onBegun(begun.id);
      await queries.invalidateQueries();
    },
  }));
  const pasted = (): PastedKind | null => {
    const chosen = kind();
    return chosen === "url" || chosen === "sitemap" ? null : chosen;
  };
  return (
    <Card title={t("knowledge.import")} text={t("knowledge.import_text")}>
      <Form class="space-y-4" onSubmit={() => begin.mutate()}>
        <SelectField
          label={t("knowledge.import_from")}
          value={kind()}
          options={IMPORT_KINDS.map((value) => ({ value, label: t(`knowledge.kind_${value}`) }))}
          onChange={setKind}
        />
        <Show
          when={pasted()}
          fallback={
            <TextField
              label={t("knowledge.import_url")}
              type="url"
              isRequired
              placeholder="https://"
              value={url()}
              onInput={setUrl}
              complaint={complaintOn(begin.error, "url")}
            />
          }
        >
          {(chosen) => (
            <Pasted
              kind={chosen()}
              content={content()}
              onKind={setKind}
              onContent={setContent}
              complaint={complaintOn(begin.error, "content")}
            />
          )}
        </Show>
        <FormError error={begin.error} />
        <Button type="submit" kind="primary" isBusy={begin.isPending}>
          {t("knowledge.import_begin")}
        </Button>
      </Form>
    </Card>
  );
}

interface PastedProps {
  readonly kind: PastedKind;
  readonly content: string;
  readonly onKind: (kind: PastedKind) => void;
  readonly onContent: (content: string) => void;
  readonly complaint: string | null;
}

function Pasted(props: PastedProps): JSX.Element {
  const read = async (file: File | undefined) => {
    if (!file) return;
    props.onKind(kindOf(file.name));
    props.onContent(await file.text());
  };
  return (
    <>
      <Field label={t("knowledge.import_file")} hint={t("knowledge.import_file_hint")}>
        {(ids) => (
          <input
            id={ids().id}
            type="file"
            class="input"
            accept=".csv,.tsv,.json,.txt,.md,text/*,application/json"
            aria-describedby={ids().describedBy}
            onChange={(event) => read(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <TextArea
        label={t("knowledge.import_content")}
        hint={t(`knowledge.kind_${props.kind}_hint`)}
        rows={8}
        value={props.content}
        onInput={props.onContent}
        complaint={props.complaint}
      />
    </>
  );
}

function kindOf(fileName: string): PastedKind {
  if (/\.json$/i.test(fileName)) return "json";
  return /\.[ct]sv$/i.test(fileName) ? "csv" : "text";
}
