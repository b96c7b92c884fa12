package io.larder.reconcile.day;

import io.larder.edge.ProblemCode;
import io.larder.edge.RefusalCatalogue;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The codes of this room. */
@Component
final class ReconcileCodes implements RefusalCatalogue {

    static final ProblemCode DAY_NOT_CLOSABLE =
            new ProblemCode(
                    "day_not_closable",
                    HttpStatus.CONFLICT,
                    "The business day cannot be closed yet",
                    "该营业日暂不能关账");
    static final ProblemCode NOT_RECONCILABLE =
            new ProblemCode(
                    "channel_not_reconcilable",
                    HttpStatus.CONFLICT,
                    "The channel's day cannot be reconciled yet",
                    "该渠道当日暂不能对账");
    static final ProblemCode DAY_CLOSED =
            new ProblemCode(
                    "day_closed", HttpStatus.CONFLICT, "The business day is closed", "该营业日已关账");
    static final ProblemCode CERTIFICATE_UNKNOWN =
            new ProblemCode(
                    "certificate_unknown",
                    HttpStatus.NOT_FOUND,
                    "The business day has no certificate yet",
                    "该营业日尚无结账证书");
    static final ProblemCode DIFFERENCE_UNKNOWN =
            new ProblemCode(
                    "difference_unknown", HttpStatus.NOT_FOUND, "No such difference", "差异不存在");

    @Override
    public String room() {
        return "reconcile";
    }

    @Override
    public List<ProblemCode> codes() {
        return List.of(
                DAY_NOT_CLOSABLE,
                NOT_RECONCILABLE,
                DAY_CLOSED,
                CERTIFICATE_UNKNOWN,
                DIFFERENCE_UNKNOWN);
    }
}
