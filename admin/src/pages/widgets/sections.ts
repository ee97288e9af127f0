import type { Component } from "solid-js";
import type { Widget } from "../../../../contracts/admin/widgets.ts";
import type { TextKey } from "../../i18n/i18n.ts";
import { AppearanceSection } from "./sections/appearance.tsx";
import { ComplianceSection } from "./sections/compliance.tsx";
import { DomainsSection } from "./sections/domains.tsx";
import { FeaturesSection } from "./sections/features.tsx";
import { HoursSection } from "./sections/hours.tsx";
import { LimitsSection } from "./sections/limits.tsx";
import { MessagesSection } from "./sections/messages.tsx";
import { NotificationsSection } from "./sections/notifications.tsx";
import type { WidgetDraft } from "./widget-draft.ts";

export interface SectionProps {
  readonly form: WidgetDraft;
  readonly widget: Widget;
  /** Of the last attempt to save. */
  readonly error: unknown;
}

interface Section {
  readonly id: string;
  readonly label: TextKey;
  readonly component: Component<SectionProps>;
}

const APPEARANCE: Section = {
  id: "appearance",
  label: "widgets.section_appearance",
  component: AppearanceSection,
};

export const SECTIONS: readonly Section[] = [
  APPEARANCE,
  { id: "messages", label: "widgets.section_messages", component: MessagesSection },
  { id: "features", label: "widgets.section_features", component: FeaturesSection },
  { id: "hours", label: "widgets.section_hours", component: HoursSection },
  { id: "limits", label: "widgets.section_limits", component: LimitsSection },
  { id: "domains", label: "widgets.section_domains", component: DomainsSection },
  { id: "compliance", label: "widgets.section_compliance", component: ComplianceSection },
  { id: "notifications", label: "widgets.section_notifications", component: NotificationsSection },
];

export function sectionOf(id: string | undefined): Section {
  return SECTIONS.find((section) => section.id === id) ?? APPEARANCE;
}
