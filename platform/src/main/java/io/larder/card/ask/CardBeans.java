package io.larder.card.ask;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Binds this room's settings, and lets it look for what is due. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
@EnableScheduling
class CardBeans {}
