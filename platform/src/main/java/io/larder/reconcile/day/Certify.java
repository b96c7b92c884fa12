package io.larder.reconcile.day;

import io.larder.ledger.Balance;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Chart;
import io.larder.ledger.Stored;
import io.larder.ledger.TrialBalance;
import io.larder.ledger.TrialBalances;
import io.larder.money.Money;
import io.larder.reconcile.Certificates;
import io.larder.reconcile.DayCertificate;
import io.larder.reconcile.SignedCertificate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the certificate of a day whose lanes are past it, and shows those that were made. */
@Component
class Certify implements Certificates {

    private static final Stored<DayCertificateRow> ROWS =
            Stored.of(ReconcileTables.DAY_CERTIFICATES);

    private final TrialBalances trials;
    private final CertificateKey key;
    private final JdbcClient sql;
    private final BusinessClock clock;

    Certify(TrialBalances trials, CertificateKey key, JdbcClient sql, BusinessClock clock) {
        this.trials = trials;
        this.key = key;
        this.sql = sql;
        this.clock = clock;
    }

    /** The signed certificate of a day; empty when its books do not balance. */
    Optional<DayCertificateRow> make(LocalDate date) {
        var trial = trials.at(date);
        if (!trial.balances()) {
            return Optional.empty();
        }
        var content = content(trial);
        var signed = key.sign(content);
        return Optional.of(
                new DayCertificateRow(
                        date.toString(),
                        date,
                        new String(content, StandardCharsets.UTF_8),
                        signed.signature(),
                        signed.keyId(),
                        clock.now().truncatedTo(ChronoUnit.MICROS)));
    }

    @Override
    public Optional<SignedCertificate> find(LocalDate date) {
        return row(date)
                .map(
                        row ->
                                new SignedCertificate(
                                        JsonMapper.shared()
                                                .readValue(row.content(), DayCertificate.class),
                                        SignedCertificate.ALGORITHM,
                                        row.keyId(),
                                        row.signature()));
    }

    @Override
    public Optional<Boolean> isReproduced(LocalDate date) {
        return row(date)
                .map(DayCertificateRow::content)
                .map(
                        made ->
                                made.equals(
                                        new String(
                                                content(trials.fromTransfers(date)),
                                                StandardCharsets.UTF_8)));
    }

    @Override
    public String publicKeyPem() {
        return key.publicKeyPem();
    }

    private Optional<DayCertificateRow> row(LocalDate date) {
        return sql.sql(ROWS.select() + "WHERE id = ?")
                .param(date.toString())
                .query(ROWS.rows())
                .optional();
    }

    private static byte[] content(TrialBalance trial) {
        var certificate =
                new DayCertificate(
                        DayCertificate.TYPE,
                        DayCertificate.VERSION,
                        trial.date(),
                        Money.CNY,
                        trial.transfers(),
                        trial.lanes().stream()
                                .map(
                                        it ->
                                                new DayCertificate.Lane(
                                                        it.lane(), it.batch(), it.hash()))
                                .toList(),
                        trial.lines().stream().map(Certify::line).toList(),
                        totals(trial.totals()),
                        cash(trial));
        return SignedCertificate.canonical(JsonMapper.shared().writeValueAsString(certificate));
    }

    private static DayCertificate.Line line(TrialBalance.Line line) {
        var balance = line.balance();
        return new DayCertificate.Line(
                line.account(),
                exact(balance.debitsPosted()),
                exact(balance.creditsPosted()),
                exact(balance.debitsPending()),
                exact(balance.creditsPending()));
    }

    private static DayCertificate.Totals totals(Balance total) {
        return new DayCertificate.Totals(
                exact(total.debitsPosted()),
                exact(total.creditsPosted()),
                exact(total.debitsPending()),
                exact(total.creditsPending()));
    }

    private static List<DayCertificate.Cash> cash(TrialBalance trial) {
        var moved = byChannel(trial.ofTheDay());
        return byChannel(trial.lines()).entrySet().stream()
                .map(
                        channel -> {
                            var day = moved.getOrDefault(channel.getKey(), Balance.ZERO);
                            return new DayCertificate.Cash(
                                    channel.getKey(),
                                    exact(day.debitsPosted()),
                                    exact(day.creditsPosted()),
                                    exact(-channel.getValue().posted()));
                        })
                .toList();
    }

    private static TreeMap<String, Balance> byChannel(List<TrialBalance.Line> lines) {
        var channels = new TreeMap<String, Balance>();
        for (var line : lines) {
            Chart.moneyChannel(line.account())
                    .ifPresent(channel -> channels.merge(channel, line.balance(), Balance::plus));
        }
        return channels;
    }

    /** JSON's numbers are exact up to here; every reader must see the same. */
    private static long exact(long minor) {
        if (Math.abs(minor) >= 1L << 53) {
            throw new ArithmeticException("a sum is too large for a certificate: " + minor);
        }
        return minor;
    }
}
