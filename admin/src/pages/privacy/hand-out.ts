import { useMutation } from "@tanstack/solid-query";
import { privacyOperations, type VisitorSubject } from "../../../../contracts/admin/privacy.ts";
import { call } from "../../api/client.ts";
import { saveFile } from "../../api/download.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";

/** Who is meant, and whose visitor that is: `client_id` of a super admin alone. */
export interface VisitorOf {
  readonly client_id?: number;
  readonly subject: VisitorSubject;
}

/** Fetches all that is kept of a visitor, and leaves it as a file in the downloads. */
export function useHandOut() {
  return useMutation(() => ({
    mutationFn: (body: VisitorOf) => call(privacyOperations, "POST /visitors/export", { body }),
    onSuccess: (data) => {
      // Its name says nothing of whose it is: downloads are seen by others.
      const name = `visitor-data-${data.exported_at.slice(0, 10)}.json`;
      saveFile(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }), name);
      toast(t("privacy.export_done"));
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
}
