package io.larder.identity;

import io.larder.money.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Staff in their tables. */
@Component
final class StaffAccounts {

    /** One account with its roles. */
    record Account(
            String id,
            String userName,
            String passwordHash,
            boolean mustChange,
            boolean used,
            boolean disabled,
            Grant grant,
            Set<Role> roles,
            Instant createdAt) {}

    private record Row(
            String id,
            String userName,
            String passwordHash,
            boolean mustChange,
            boolean used,
            boolean disabled,
            String stores,
            String terminals,
            String caps,
            LocalDateTime createdAt) {}

    private record RoleRow(String staffId, String role) {}

    private static final String SELECT =
            "SELECT id, user_name, password_hash, must_change, used, disabled, stores, terminals,"
                    + " caps, created_at FROM staff ";

    private final JdbcClient sql;
    private final StoreTables stores;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    StaffAccounts(
            JdbcClient sql,
            StoreTables stores,
            TransactionOperations transaction,
            InstantSource clock) {
        this.sql = sql;
        this.stores = stores;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<Account> find(String id) {
        return sql.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .map(this::withRoles);
    }

    Optional<Account> named(String userName) {
        return sql.sql(SELECT + "WHERE user_name = ?")
                .param(userName)
                .query(Row.class)
                .optional()
                .map(this::withRoles);
    }

    List<Account> all() {
        var roles = new HashMap<String, Set<Role>>();
        for (var row :
                sql.sql("SELECT staff_id, role FROM staff_role").query(RoleRow.class).list()) {
            roles.computeIfAbsent(row.staffId(), id -> EnumSet.noneOf(Role.class))
                    .add(Role.valueOf(row.role()));
        }
        return sql.sql(SELECT).query(Row.class).list().stream()
                .map(row -> account(row, roles.getOrDefault(row.id(), Set.of())))
                .sorted(Comparator.comparing(Account::userName))
                .toList();
    }

    /** A new account that must change its password at its first sign-in. */
    String add(String userName, String passwordHash, Set<Role> roles, Grant grant) {
        var id = Ids.next("staff");
        try {
            transaction.executeWithoutResult(
                    status -> {
                        insert(id, userName, passwordHash, grant);
                        insertRoles(id, roles);
                    });
        } catch (DuplicateKeyException taken) {
            throw IdentityCodes.USER_NAME_TAKEN.problem("Choose another user name.");
        }
        return id;
    }

    private void insert(String id, String userName, String passwordHash, Grant grant) {
        sql.sql(
                        "INSERT INTO staff (id, user_name, password_hash, must_change, used,"
                                + " disabled, stores, terminals, caps, created_at)"
                                + " VALUES (?, ?, ?, TRUE, FALSE, FALSE, ?, ?, ?, ?)")
                .params(
                        id,
                        userName,
                        passwordHash,
                        grant.storesText(),
                        grant.terminalsText(),
                        grant.capsText(),
                        DatabaseTime.of(clock.instant()))
                .update();
    }

    void change(String id, Set<Role> roles, Grant grant, boolean disabled) {
        transaction.executeWithoutResult(
                status -> {
                    sql.sql(
                                    "UPDATE staff SET stores = ?, terminals = ?, caps = ?,"
                                            + " disabled = ? WHERE id = ?")
                            .params(
                                    grant.storesText(),
                                    grant.terminalsText(),
                                    grant.capsText(),
                                    disabled,
                                    id)
                            .update();
                    sql.sql("DELETE FROM staff_role WHERE staff_id = ?").param(id).update();
                    insertRoles(id, roles);
                });
    }

    void setPassword(String id, String passwordHash, boolean mustChange) {
        sql.sql("UPDATE staff SET password_hash = ?, must_change = ? WHERE id = ?")
                .params(passwordHash, mustChange, id)
                .update();
    }

    void markUsed(String id) {
        sql.sql("UPDATE staff SET used = TRUE WHERE id = ? AND used = FALSE").param(id).update();
    }

    Caller caller(Account account) {
        return new Caller(
                account.id(),
                Caller.Kind.STAFF,
                account.userName(),
                account.roles(),
                Role.operations(account.roles()),
                stores.scope(account.grant()),
                account.grant().everywhere(),
                account.grant().capsMinor());
    }

    private void insertRoles(String id, Set<Role> roles) {
        for (var role : roles) {
            sql.sql("INSERT INTO staff_role (staff_id, role) VALUES (?, ?)")
                    .params(id, role.name())
                    .update();
        }
    }

    private Account withRoles(Row row) {
        var roles = EnumSet.noneOf(Role.class);
        sql.sql("SELECT role FROM staff_role WHERE staff_id = ?")
                .param(row.id())
                .query(String.class)
                .list()
                .forEach(role -> roles.add(Role.valueOf(role)));
        return account(row, roles);
    }

    private static Account account(Row row, Set<Role> roles) {
        return new Account(
                row.id(),
                row.userName(),
                row.passwordHash(),
                row.mustChange(),
                row.used(),
                row.disabled(),
                Grant.parse(row.stores(), row.terminals(), row.caps()),
                roles,
                DatabaseTime.instant(row.createdAt()));
    }
}
