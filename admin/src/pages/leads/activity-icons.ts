import ArrowRight from "lucide-solid/icons/arrow-right";
import Bell from "lucide-solid/icons/bell";
import BellRing from "lucide-solid/icons/bell-ring";
import Building from "lucide-solid/icons/building";
import Calendar from "lucide-solid/icons/calendar";
import CircleCheck from "lucide-solid/icons/circle-check";
import Copy from "lucide-solid/icons/copy";
import Mail from "lucide-solid/icons/mail";
import Merge from "lucide-solid/icons/merge";
import MessageSquare from "lucide-solid/icons/message-square";
import Pencil from "lucide-solid/icons/pencil";
import Plus from "lucide-solid/icons/plus";
import Split from "lucide-solid/icons/split";
import StickyNote from "lucide-solid/icons/sticky-note";
import Upload from "lucide-solid/icons/upload";
import User from "lucide-solid/icons/user";
import type { LeadActivity } from "../../../../contracts/admin/leads.ts";

export const ACTIVITY_ICONS: Record<LeadActivity["activity_type"], typeof Plus> = {
  captured: MessageSquare,
  created: Plus,
  imported: Upload,
  note: StickyNote,
  status_changed: ArrowRight,
  assigned: User,
  changed: Pencil,
  merged: Merge,
  unmerged: Split,
  marked_duplicate: Copy,
  converted: Building,
  notified: Mail,
  reminded: Bell,
  escalated: BellRing,
  follow_up_ended: CircleCheck,
  appointment: Calendar,
};
