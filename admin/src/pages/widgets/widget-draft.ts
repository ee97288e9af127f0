import type { WidgetFields } from "../../../../contracts/admin/widget-fields.ts";
import type { Widget } from "../../../../contracts/admin/widgets.ts";
import { createFormDraft, type FormDraft, type Stored } from "../../api/form-draft.ts";
import { cleanList } from "../../kit/list-field.tsx";

/** A widget's settings while they are being edited. */
export type Draft = { -readonly [Key in keyof WidgetFields]: WidgetFields[Key] };
export type FieldName = keyof Draft & string;
export type WidgetDraft = FormDraft<Draft>;

const LISTS = ["intro_messages", "blocked_ips", "blocked_keywords", "domain_whitelist"] as const;

/** What is typed stays here until it was saved, whatever becomes of the saving. */
export function createWidgetDraft(first: Widget): WidgetDraft {
  return createFormDraft(storedOf(first), cleaned);
}

/** What a form may have left half-done: lines without words. */
function cleaned(draft: Draft): Draft {
  const lists = Object.fromEntries(LISTS.map((name) => [name, cleanList(draft[name])]));
  return { ...draft, ...lists };
}

export function storedOf(widget: Widget): Stored<Draft> {
  const {
    id: _id,
    client_id: _client,
    client_name: _clientName,
    client_timezone: _zone,
    widget_key: _key,
    captcha_site_key: _siteKey,
    can_challenge: _canChallenge,
    created_at: _created,
    updated_at: updatedAt,
    ...fields
  } = widget;
  return { fields, updatedAt };
}
