package io.larder.proof.story;

import io.larder.proof.judge.Books;
import io.larder.proof.judge.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Six ways to lay hands on the books behind the platform's back. Each changes no more than its name
 * says, and what would give it away by the way is made to fit where that can be done.
 */
enum Breach {
    /** A card's balance is raised. */
    BALANCE {
        @Override
        List<String> sql(Books books, Random random) {
            var credit = drawn(books, random);
            return List.of(
                    "UPDATE account SET credits_posted = credits_posted + 1 WHERE name = '%s'"
                            .formatted(credit.credit()));
        }
    },
    /** A lot's rest is raised. */
    LOT {
        @Override
        List<String> sql(Books books, Random random) {
            var lots = books.lots().stream().filter(lot -> lot.remainingMinor() > 0).toList();
            var lot = lots.get(random.nextInt(lots.size()));
            return List.of(
                    "UPDATE card_lot SET remaining_minor = remaining_minor - 1 WHERE id = '%s'"
                            .formatted(lot.id()));
        }
    },
    /** A transfer's amount is changed, and both balances with it. */
    TRANSFER_AMOUNT {
        @Override
        List<String> sql(Books books, Random random) {
            var credit = drawn(books, random);
            return List.of(
                    "UPDATE transfer SET amount_minor = amount_minor + 1 WHERE " + where(credit),
                    credited(credit, 1),
                    debited(credit, 1));
        }
    },
    /** A transfer disappears, and what it did to both balances. */
    MISSING_TRANSFER {
        @Override
        List<String> sql(Books books, Random random) {
            var credit = drawn(books, random);
            return List.of(
                    "DELETE FROM transfer WHERE " + where(credit),
                    credited(credit, -credit.amountMinor()),
                    debited(credit, -credit.amountMinor()));
        }
    },
    /** An order is credited once more, with balances and lot to fit. */
    DOUBLED_CREDIT {
        @Override
        List<String> sql(Books books, Random random) {
            var credit = drawn(books, random);
            return List.of(
                    ("INSERT INTO transfer (lane, batch, idx, debit, credit, amount_minor, code,"
                                    + " reference, phase, business_date) SELECT lane, batch, 9999,"
                                    + " debit, credit, amount_minor, code, reference, 'POST',"
                                    + " business_date FROM transfer WHERE ")
                            + where(credit),
                    credited(credit, credit.amountMinor()),
                    debited(credit, credit.amountMinor()),
                    ("UPDATE card_lot SET remaining_minor = remaining_minor + %1$d, original_minor"
                                    + " = original_minor + %1$d WHERE payment_reference = '%2$s'")
                            .formatted(credit.amountMinor(), credit.reference()));
        }
    },
    /** A batch's hash is replaced. */
    CHAIN {
        @Override
        List<String> sql(Books books, Random random) {
            var batch = books.batches().get(random.nextInt(books.batches().size()));
            return List.of(
                    "UPDATE batch SET hash = REVERSE(hash) WHERE lane = %d AND number = %d"
                            .formatted(batch.lane(), batch.number()));
        }
    };

    /** Statements that commit it, on a target drawn at random. */
    abstract List<String> sql(Books books, Random random);

    private static Transfer drawn(Books books, Random random) {
        var credits = new ArrayList<Transfer>();
        for (var transfer : books.transfers()) {
            if (transfer.code().equals("recharge") && transfer.postedMinor() > 1) {
                credits.add(transfer);
            }
        }
        return credits.get(random.nextInt(credits.size()));
    }

    private static String where(Transfer transfer) {
        return "lane = %d AND batch = %d AND idx = %d"
                .formatted(transfer.lane(), transfer.batch(), transfer.idx());
    }

    private static String credited(Transfer transfer, long byMinor) {
        return "UPDATE account SET credits_posted = credits_posted + %d WHERE name = '%s'"
                .formatted(byMinor, transfer.credit());
    }

    private static String debited(Transfer transfer, long byMinor) {
        return "UPDATE account SET debits_posted = debits_posted + %d WHERE name = '%s' LIMIT 1"
                .formatted(byMinor, transfer.debit());
    }
}
