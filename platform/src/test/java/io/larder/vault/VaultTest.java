package io.larder.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.kit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VaultTest {

    private static final Place PLACE = new Place("recharge_payer", "account", "payer_1");
    private static final byte[] PLAIN = "6222 0000 1111 2222".getBytes(UTF_8);

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_value_opens_where_it_was_sealed_and_nowhere_else(SealingAlgorithm algorithm) {
        var vault = TestVault.on(database, TestVault.newMasterKeyFile(), algorithm).vault();
        var sealed = vault.seal(PLACE, PLAIN);
        assertThat(sealed).startsWith("v1." + algorithm.letter() + ".1.");
        assertThat(vault.open(PLACE, sealed)).isEqualTo(PLAIN);
        assertThat(vault.seal(PLACE, PLAIN)).isNotEqualTo(sealed);
        assertUnreadable(vault, new Place("recharge_payer", "account", "payer_2"), sealed);
        assertUnreadable(vault, new Place("recharge_payer", "name", "payer_1"), sealed);
        assertUnreadable(vault, new Place("recharge_refund", "account", "payer_1"), sealed);
    }

    @Test
    void a_changed_value_does_not_open() {
        var vault = TestVault.on(database).vault();
        var sealed = vault.seal(PLACE, PLAIN);
        var other = sealed.charAt(20) == 'x' ? 'y' : 'x';
        assertUnreadable(vault, PLACE, sealed.substring(0, 20) + other + sealed.substring(21));
        assertUnreadable(vault, PLACE, sealed.substring(0, sealed.length() - 4));
        assertUnreadable(vault, PLACE, sealed.replace("v1.A.1.", "v1.A.2."));
        assertUnreadable(vault, PLACE, sealed.replace("v1.A.1.", "v1.S.1."));
        assertUnreadable(vault, PLACE, "nonsense");
    }

    @Test
    void look_up_finds_the_same_value_again_after_a_rotation_and_a_restart() {
        var first = TestVault.on(database);
        var hash = first.vault().lookup("payer", "6222");
        first.keys().rotate();
        var again = TestVault.on(database, first.masterKeyFile, SealingAlgorithm.AES_256_GCM);
        assertThat(again.vault().lookup("payer", "6222")).isEqualTo(hash).hasSize(64);
        assertThat(again.vault().lookup("payer", "6223")).isNotEqualTo(hash);
        assertThat(again.vault().lookup("holder", "6222")).isNotEqualTo(hash);
    }

    @Test
    void after_a_rotation_old_values_open_and_reencryption_seals_them_under_the_new_key() {
        var first = TestVault.on(database);
        for (int i = 0; i < 450; i++) {
            first.secrets().put("merchant/" + i, ("key " + i).getBytes(UTF_8));
        }
        var again = TestVault.on(database, first.masterKeyFile, SealingAlgorithm.SM4_GCM);
        assertThat(again.keys().rotate()).isEqualTo(1);
        assertThat(again.secrets().find("merchant/7")).hasValue("key 7".getBytes(UTF_8));
        assertThat(again.keys().reencrypt()).isEqualTo(450);
        assertThat(again.keys().reencrypt()).isZero();
        assertThat(again.secrets().find("merchant/449")).hasValue("key 449".getBytes(UTF_8));
        assertThat(
                        database.jdbc()
                                .sql(
                                        "SELECT COUNT(*) FROM vault_secret WHERE sealed LIKE"
                                                + " 'v1.S.2.%'")
                                .query(Long.class)
                                .single())
                .isEqualTo(450);
    }

    @Test
    void a_new_master_key_opens_everything_and_the_old_file_nothing() throws IOException {
        var first = TestVault.on(database);
        first.secrets().put("merchant", PLAIN);
        var old = Files.readString(first.masterKeyFile);
        first.keys().rotateMaster();
        first.keys().rotate();
        assertThat(Files.readString(first.masterKeyFile)).isNotEqualTo(old);
        var again = TestVault.on(database, first.masterKeyFile, SealingAlgorithm.AES_256_GCM);
        assertThat(again.secrets().find("merchant")).hasValue(PLAIN);
        Files.writeString(first.masterKeyFile, old);
        var wrong = TestVault.on(database, first.masterKeyFile, SealingAlgorithm.AES_256_GCM);
        assertThatThrownBy(() -> wrong.secrets().find("merchant"))
                .hasMessageContaining("not the one this database was sealed with");
    }

    @Test
    void a_change_of_master_keys_that_broke_off_after_its_commit_is_completed() throws IOException {
        var first = TestVault.on(database);
        first.secrets().put("merchant", PLAIN);
        var old = Files.readString(first.masterKeyFile);
        first.keys().rotateMaster();
        Files.move(first.masterKeyFile, MasterKeyFile.next(first.masterKeyFile));
        Files.writeString(first.masterKeyFile, old);
        Files.setPosixFilePermissions(
                first.masterKeyFile, PosixFilePermissions.fromString("rw-------"));
        var again = TestVault.on(database, first.masterKeyFile, SealingAlgorithm.AES_256_GCM);
        assertThat(again.secrets().find("merchant")).hasValue(PLAIN);
        assertThat(MasterKeyFile.next(first.masterKeyFile)).doesNotExist();
    }

    @Test
    void a_master_key_file_that_others_can_read_is_refused() throws IOException {
        var file = TestVault.newMasterKeyFile();
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var vault = TestVault.on(database, file, SealingAlgorithm.AES_256_GCM).vault();
        assertThatThrownBy(() -> vault.seal(PLACE, PLAIN)).hasMessageContaining("chmod 600");
    }

    @Test
    void a_file_in_several_parts_comes_back_and_one_with_its_end_cut_off_does_not() {
        var files = TestVault.on(database).files();
        var content = new byte[2 * FilesInParts.PART_BYTES + 17];
        new Random(1).nextBytes(content);
        files.put("bill/wechat/2026-01-31", content);
        assertThat(files.find("bill/wechat/2026-01-31").orElseThrow()).isEqualTo(content);
        database.jdbc().sql("DELETE FROM vault_file WHERE part = 2").update();
        assertThatThrownBy(() -> files.find("bill/wechat/2026-01-31"))
                .isInstanceOf(UnreadableValue.class);
        files.put("bill/wechat/2026-01-31", new byte[0]);
        assertThat(files.find("bill/wechat/2026-01-31").orElseThrow()).isEmpty();
        assertThat(files.find("bill/wechat/2026-02-01")).isEmpty();
    }

    private static void assertUnreadable(Vault vault, Place place, String sealed) {
        assertThatThrownBy(() -> vault.open(place, sealed)).isInstanceOf(UnreadableValue.class);
    }
}
