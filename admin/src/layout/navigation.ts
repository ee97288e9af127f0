import Activity from "lucide-solid/icons/activity";
import BookOpen from "lucide-solid/icons/book-open";
import Building from "lucide-solid/icons/building";
import Calendar from "lucide-solid/icons/calendar";
import ChartLine from "lucide-solid/icons/chart-line";
import Code from "lucide-solid/icons/code";
import Globe from "lucide-solid/icons/globe";
import House from "lucide-solid/icons/house";
import KeyRound from "lucide-solid/icons/key-round";
import Layers from "lucide-solid/icons/layers";
import Mail from "lucide-solid/icons/mail";
import MessageSquare from "lucide-solid/icons/message-square";
import MessageSquareText from "lucide-solid/icons/message-square-text";
import Plus from "lucide-solid/icons/plus";
import Settings from "lucide-solid/icons/settings";
import Shield from "lucide-solid/icons/shield";
import UserLock from "lucide-solid/icons/user-lock";
import UserPlus from "lucide-solid/icons/user-plus";
import Users from "lucide-solid/icons/users";
import Webhook from "lucide-solid/icons/webhook";
import type { Right } from "../../../contracts/rights.ts";
import type { TextKey } from "../i18n/i18n.ts";

export interface NavigationItem {
  readonly path: string;
  readonly label: TextKey;
  readonly icon: typeof House;
  readonly right: Right;
  /** After `g`, this letter goes there. */
  readonly letter?: string;
  /** Found by its name only: a page of the menu leads there with its first button. */
  readonly isUnlisted?: boolean;
}

export interface NavigationGroup {
  readonly label: TextKey | null;
  readonly items: readonly NavigationItem[];
}

/**
 * All pages with a name: each day's work first, then what is set up now and then. What the user may not
 * see is left out where it is drawn.
 */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    label: null,
    items: [
      { path: "/", label: "layout.dashboard", icon: House, right: "analytics.read", letter: "d" },
      {
        path: "/conversations",
        label: "layout.conversations",
        icon: MessageSquare,
        right: "conversations.read",
        letter: "c",
      },
      { path: "/leads", label: "layout.leads", icon: UserPlus, right: "leads.read", letter: "l" },
      {
        path: "/appointments",
        label: "layout.appointments",
        icon: Calendar,
        right: "appointments.read",
        letter: "a",
      },
      {
        path: "/analytics",
        label: "layout.analytics",
        icon: ChartLine,
        right: "analytics.read",
        letter: "n",
      },
    ],
  },
  {
    label: "layout.chat_widget",
    items: [
      {
        path: "/widgets",
        label: "layout.widgets",
        icon: Layers,
        right: "widgets.read",
        letter: "w",
      },
      {
        path: "/widgets/new",
        label: "layout.new_widget",
        icon: Plus,
        right: "widgets.manage",
        isUnlisted: true,
      },
      {
        path: "/knowledge",
        label: "layout.knowledge",
        icon: BookOpen,
        right: "knowledge.read",
        letter: "k",
      },
      {
        path: "/canned-replies",
        label: "layout.canned_replies",
        icon: MessageSquareText,
        right: "conversations.manage",
      },
      { path: "/spam-rules", label: "layout.spam_rules", icon: Shield, right: "spam_rules.read" },
      { path: "/install", label: "layout.install", icon: Code, right: "widgets.read", letter: "i" },
      {
        path: "/installations",
        label: "layout.installations",
        icon: Globe,
        right: "installations.read",
      },
    ],
  },
  {
    label: "layout.administration",
    items: [
      { path: "/clients", label: "layout.clients", icon: Building, right: "clients.read" },
      { path: "/team", label: "layout.team", icon: Users, right: "users.read", letter: "t" },
      {
        path: "/notifications",
        label: "layout.notifications",
        icon: Mail,
        right: "notifications.read",
      },
      { path: "/webhooks", label: "layout.webhooks", icon: Webhook, right: "webhooks.read" },
      { path: "/api-keys", label: "layout.api_keys", icon: KeyRound, right: "api_keys.manage" },
      { path: "/privacy", label: "layout.privacy", icon: UserLock, right: "privacy.manage" },
      { path: "/audit-log", label: "layout.audit_log", icon: Activity, right: "audit.read" },
      {
        path: "/settings",
        label: "layout.settings",
        icon: Settings,
        right: "me.manage",
        letter: "s",
      },
    ],
  },
];
