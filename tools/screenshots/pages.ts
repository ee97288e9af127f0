import { INBOX_IDS } from "./sample-inbox.ts";

/** Every page of the dashboard, by the name of its picture. `:widget` and its like are ids of what is there. */
export const PAGES: Readonly<Record<string, string>> = {
  dashboard: "/",
  widgets: "/widgets",
  "new-widget": "/widgets/new",
  "widget-appearance": "/widgets/:widget",
  "widget-messages": "/widgets/:widget?section=messages",
  "widget-features": "/widgets/:widget?section=features",
  "widget-hours": "/widgets/:widget?section=hours",
  "widget-limits": "/widgets/:widget?section=limits",
  "widget-domains": "/widgets/:widget?section=domains",
  "widget-compliance": "/widgets/:widget?section=compliance",
  "widget-notifications": "/widgets/:widget?section=notifications",
  knowledge: "/knowledge?widget=:widget",
  "knowledge-entry": "/knowledge?widget=:widget&entry=:entry",
  "knowledge-try": "/knowledge?widget=:widget&view=try",
  "knowledge-gaps": "/knowledge?widget=:widget&view=gaps",
  "knowledge-versions": "/knowledge?widget=:widget&view=versions",
  conversations: "/conversations",
  conversation: "/conversations?id=:conversation",
  "conversation-waiting": `/conversations?inbox=waiting&id=${INBOX_IDS.waiting}`,
  "conversation-claimed": `/conversations?inbox=mine&id=${INBOX_IDS.claimed}`,
  "canned-replies": "/canned-replies?client=:client",
  leads: "/leads",
  "leads-board": "/leads?view=board",
  lead: "/leads/:lead",
  appointments: "/appointments",
  "appointments-week": "/appointments?view=week",
  analytics: "/analytics",
  "spam-rules": "/spam-rules?widget=:widget",
  installations: "/installations",
  install: "/install?widget=:widget",
  clients: "/clients",
  client: "/clients/:client",
  team: "/team",
  "audit-log": "/audit-log",
  settings: "/settings",
  "not-found": "/nothing-here",
};

/** Those that come before anybody is signed in. */
export const ACCOUNT_PAGES: Readonly<Record<string, string>> = {
  "sign-in": "/sign-in",
  "forgot-password": "/forgot-password",
  invitation: "/invitation?token=0123456789",
};
