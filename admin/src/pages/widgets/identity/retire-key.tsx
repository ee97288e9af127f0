import { useMutation, useQueryClient } from "@tanstack/solid-query";
import type { JSX } from "solid-js";
import {
  type IdentityKey,
  identityKeyOperations,
} from "../../../../../contracts/admin/identity-keys.ts";
import { call } from "../../../api/client.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog, DialogActions } from "../../../kit/dialog.tsx";
import { FormError } from "../../../kit/form-error.tsx";
import { toast } from "../../../kit/toasts.tsx";
import { identityKeysKey } from "./identity-keys-query.ts";

interface RetireKeyProps {
  readonly widgetId: number;
  readonly identityKey: IdentityKey;
  readonly onClose: () => void;
}

/** Asked first, with what stops: a key that is retired does not come back. */
export function RetireKey(props: RetireKeyProps): JSX.Element {
  const queries = useQueryClient();
  const retiring = useMutation(() => ({
    mutationFn: () =>
      call(identityKeyOperations, "DELETE /widgets/:widgetId/identity-keys/:identityKeyId", {
        params: { widgetId: props.widgetId, identityKeyId: props.identityKey.id },
      }),
    onSuccess: async () => {
      toast(t("identity.retired_now"));
      // First the list, so that the focus goes back to the row: the button that it came from goes.
      await queries.invalidateQueries({ queryKey: identityKeysKey(props.widgetId) });
      props.onClose();
    },
  }));
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t("identity.retire_title")}
      description={
        props.identityKey.purpose === "wordpress"
          ? t("identity.retire_text_wordpress")
          : t("identity.retire_text", { name: props.identityKey.label })
      }
    >
      <FormError error={retiring.error} />
      <DialogActions>
        <Button onClick={() => props.onClose()}>{t("kit.cancel")}</Button>
        <Button kind="danger" isBusy={retiring.isPending} onClick={() => retiring.mutate()}>
          {t("identity.retire")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
