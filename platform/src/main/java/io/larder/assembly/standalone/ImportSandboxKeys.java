package io.larder.assembly.standalone;

import io.larder.channel.ChannelKeys;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts the sandbox's keys into the vault at each start, before anything calls a channel: a sandbox
 * that was made anew has new ones. Nothing in live mode, which has no sandbox.
 */
@Component
final class ImportSandboxKeys implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ImportSandboxKeys.class);

    private final Optional<SandboxProgram> sandbox;
    private final ChannelKeys keys;

    ImportSandboxKeys(Optional<SandboxProgram> sandbox, ChannelKeys keys) {
        this.sandbox = sandbox;
        this.keys = keys;
    }

    @Override
    public void afterSingletonsInstantiated() {
        sandbox.ifPresent(
                program ->
                        LOG.info(
                                "{} keys of the sandbox are in the vault",
                                keys.importFrom(program.keys()).size()));
    }
}
