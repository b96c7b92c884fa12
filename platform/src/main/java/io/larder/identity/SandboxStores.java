package io.larder.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a new sandbox has: stores A and B of one legal entity, with a till, a kiosk and a drawer
 * each. The ids are readable and stay: {@code store_a}, {@code till_a1}, {@code kiosk_a1}, {@code
 * drawer_a1}, and the same with b.
 */
@Component
public final class SandboxStores {

    private final JdbcClient sql;

    SandboxStores(JdbcClient sql) {
        this.sql = sql;
    }

    /** Makes what is missing; a second call changes nothing. */
    public void seed() {
        insert("legal_entity (id, name, name_zh)", "entity_a", "Larder Markets", "莱德超市有限公司");
        seed("a", "Store A", "甲店");
        seed("b", "Store B", "乙店");
    }

    private void seed(String letter, String name, String nameZh) {
        var store = "store_" + letter;
        var till = "till_%s1".formatted(letter);
        insert("store (id, legal_entity_id, name, name_zh)", store, "entity_a", name, nameZh);
        insert("terminal (id, store_id, kind, name)", till, store, "TILL", "Till 1");
        insert(
                "terminal (id, store_id, kind, name)",
                "kiosk_%s1".formatted(letter),
                store,
                "KIOSK",
                "Kiosk 1");
        insert(
                "drawer (id, store_id, terminal_id, name)",
                "drawer_%s1".formatted(letter),
                store,
                till,
                "Drawer 1");
    }

    private void insert(String into, String... values) {
        var marks = "?" + ", ?".repeat(values.length - 1);
        sql.sql("INSERT IGNORE INTO %s VALUES (%s)".formatted(into, marks))
                .params((Object[]) values)
                .update();
    }
}
