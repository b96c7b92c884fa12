package io.larder.card.adjust;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of adjustments. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdjustmentSettings.class)
class AdjustmentBeans {}
